using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.Text;

namespace Guild.Core.Batches;

/// <summary>What a search makes of flags that the user gives no value: all that their definitions allow (guildfile.md 9.4).</summary>
public static class FlagWidening
{
    /// <summary>The flags, those that aren't given as wide as their definitions are: all choices, or the whole range.</summary>
    /// <param name="values">The flag values.</param>
    /// <param name="definitions">The definitions.</param>
    /// <param name="given">The names of the flags that the user has given a value.</param>
    public static IReadOnlyList<NamedValue> Widen(
        IReadOnlyList<NamedValue> values, IReadOnlyList<FlagDef> definitions, IReadOnlyCollection<string> given) =>
        [
            .. values.Select(v => !given.Contains(v.Key) && definitions.FirstOrDefault(d => d.Name == v.Key) is { } definition
                ? new NamedValue(v.Key, Widen(v.Value, definition))
                : v),
        ];

    private static Value Widen(Value value, FlagDef definition)
    {
        if (definition.Choices.Count > 0)
            return new ListValue([.. definition.Choices.Select(c => c.Value)]);
        if (definition.Min.IsNull || definition.Max.IsNull || value is ListValue)
            return value;
        List<Value> arguments = [definition.Min, definition.Max];
        if (!value.IsNull)
            arguments.Add(value);
        return Value.Of($"{definition.Distribution ?? "uniform"}[{string.Join(':', arguments.Select(FlagText.Format))}]");
    }
}
