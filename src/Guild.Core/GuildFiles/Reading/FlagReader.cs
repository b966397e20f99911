using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Reads flags (guildfile.md 6).</summary>
internal static class FlagReader
{
    /// <summary>The flags of a mapping, ordered by name.</summary>
    /// <param name="flags">The mapping.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <param name="later">Takes what is wrong with attributes whose values only a run needs.</param>
    public static IReadOnlyList<FlagDef> ReadAll(YamlMapping flags, Diagnostics diagnostics, List<GuildError> later)
    {
        var result = new List<FlagDef>(flags.Pairs.Count);
        foreach (var pair in flags.Pairs)
        {
            if (pair.Name != ItemTypes.DestKey && Read(pair, diagnostics, later) is { } flag)
                result.Add(flag);
        }

        result.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return result;
    }

    /// <summary>A flag; <see langword="null"/>, with an error, when the entry is none.</summary>
    public static FlagDef? Read(YamlPair pair, Diagnostics diagnostics, List<GuildError> later)
    {
        var name = pair.NameText();
        if (!FlagForms.CanBeDefault(pair.Value))
        {
            diagnostics.Error(
                $"invalid value for {name} flag {pair.Value.Literal()}: expected a mapping of flag attributes or default flag value",
                pair.Value.Location,
                "write a date in quotes");
            return null;
        }

        if (FlagForms.Normalize(pair).Value is not YamlMapping mapping)
            return null;
        var values = AttributeValues.Read(FlagAttributes.Schema, mapping, diagnostics);
        values.WarnOfOthers(FlagAttributes.Schema);
        CheckType(values, diagnostics);
        var read = new FlagDef
        {
            Name = name,
            Default = values.ValueOf(FlagAttributes.Default),
            Description = values.Description(FlagAttributes.Description),
            Type = values.Text(FlagAttributes.Type),
            IsRequired = values.Boolean(FlagAttributes.Required, false),
            Alias = values.Text(FlagAttributes.Alias),
            Choices = values[FlagAttributes.Choices] is { } choices ? ChoiceReader.ReadAll(choices, diagnostics) : [],
            AllowsOther = values.Boolean(FlagAttributes.AllowOther, false),
            Min = values.Number(FlagAttributes.Min),
            Max = values.Number(FlagAttributes.Max),
            Distribution = values.Text(FlagAttributes.Distribution),
            NullLabel = values.ValueOf(FlagAttributes.NullLabel),
            ArgName = values.Text(FlagAttributes.ArgName),
            ArgSkip = values.BooleanOrNull(FlagAttributes.ArgSkip),
            ArgSwitch = values.ValueOf(FlagAttributes.ArgSwitch),
            ArgSplit = values.ValueOf(FlagAttributes.ArgSplit),
            RepeatsArg = values.Boolean(FlagAttributes.ArgRepeat, false),
            ArgEncoding = values.Mapping(FlagAttributes.ArgEncoding)?.ToValue() as MapValue,
            EnvName = values.Text(FlagAttributes.EnvName),
            EnvEncoding = values.Mapping(FlagAttributes.EnvEncoding)?.ToValue() as MapValue,
            Extra = [.. values.Others.Select(p => new NamedValue(p.NameText(), p.Value.ToValue()))],
            // Null is as good as not written: the program's own definition may fill it.
            Places = values.Places(),
            Location = pair.Key.Location,
        };
        later.AddRange(values.LaterProblems);
        return read;
    }

    private static void CheckType(AttributeValues values, Diagnostics diagnostics)
    {
        Check(FlagAttributes.Type);
        Check(FlagAttributes.Distribution);

        void Check(AttributeSpec attribute)
        {
            if (values[attribute] is YamlScalar { Text: var text, Location: var where } && !attribute.Allowed.Contains(text))
                diagnostics.Warn($"unknown flag {attribute.Name} '{text}'", where, $"use one of {string.Join(", ", attribute.Allowed)}", NearestName.Find(text, attribute.Allowed));
        }
    }
}
