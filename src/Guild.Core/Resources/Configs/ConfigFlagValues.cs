using Guild.Abstractions;
using Guild.Core.Flags;
using Guild.Core.GuildFiles;
using Guild.Core.GuildFiles.Attributes;

namespace Guild.Core.Resources.Configs;

/// <summary>The values that flags put into configuration files: by the names and in the kinds that the file uses.</summary>
public static class ConfigFlagValues
{
    /// <summary>The values of a new run's flags.</summary>
    /// <param name="flags">Final values; null ones are left out.</param>
    /// <param name="definitions">The flags' definitions.</param>
    public static IReadOnlyList<NamedValue> Of(
        IEnumerable<NamedValue> flags, IReadOnlyList<FlagDef> definitions)
    {
        var values = new List<NamedValue>();
        foreach (var (name, value) in flags)
        {
            var definition = definitions.FirstOrDefault(d => d.Name == name);
            if (!value.IsNull)
                values.Add(new(definition?.ArgName ?? name, Split(value, definition?.ArgSplit ?? Value.Null, definition?.Type)));
        }

        return values;
    }

    /// <summary>The values of a recorded run's flags; of their definitions the record keeps names and splitting.</summary>
    /// <param name="flags">Final values; null ones are left out.</param>
    /// <param name="recorded">The map <c>op.op-cmd.cmd-flags</c> of the run.</param>
    public static IReadOnlyList<NamedValue> OfRecord(IEnumerable<NamedValue> flags, MapValue? recorded)
    {
        var values = new List<NamedValue>();
        foreach (var (name, value) in flags)
        {
            var definition = recorded?[name] as MapValue;
            if (!value.IsNull)
                values.Add(new((definition?[FlagAttributes.ArgName.Name] as TextValue)?.Text ?? name, Split(value, definition?[FlagAttributes.ArgSplit.Name] ?? Value.Null, null)));
        }

        return values;
    }

    private static Value Split(Value value, Value split, string? type)
    {
        if (split is NullValue or BooleanValue { IsTrue: false } || value is ListValue)
            return value;
        // What is odd about a value has been said when the flag was bound.
        var warnings = new List<string>();
        return new ListValue([.. ArgumentSplit.Split(ValueText.Of(value), split).Select(p => FlagDecoder.Decode(p, type, warnings))]);
    }
}
