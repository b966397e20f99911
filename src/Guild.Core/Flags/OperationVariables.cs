using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.Yaml;

namespace Guild.Core.Flags;

/// <summary>The variables under an operation's <c>env</c> (guildfile.md 15.3).</summary>
public static class OperationVariables
{
    /// <summary>The variables with references replaced.</summary>
    /// <exception cref="Errors.GuildException">A reference that isn't defined.</exception>
    public static IReadOnlyList<Variable> Expand(
        IEnumerable<NamedValue> env,
        IReadOnlyDictionary<string, string> references,
        IReadOnlyList<NamedValue> values,
        IReadOnlyList<FlagDef> flags)
    {
        var byName = values.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        var defs = FlagIndex.ByName(flags);
        // Inside longer text a value has its YAML text: 'p-${b}' is 'p-true'.
        var inText = new References(Lookup, (_, value) => value is TextValue text ? text.Text : YamlWriter.WriteFlow(value));
        return [.. env.Select(v => new Variable(v.Key, v.Value is TextValue text ? ExpandText(text.Text) : FlagEncoding.Encode(v.Value)))];

        Value? Lookup(string name) => references.TryGetValue(name, out var text) ? Value.Of(text) : byName.GetValueOrDefault(name);

        string ExpandText(string text)
        {
            var isWhole = text.StartsWith("${", StringComparison.Ordinal) && text.IndexOf('}', StringComparison.Ordinal) == text.Length - 1;
            var name = isWhole ? text[2..^1] : "";
            return isWhole && Lookup(name) is { } value and not TextValue
                ? FlagEncoding.EncodeVariable(defs.GetValueOrDefault(name), value)
                : inText.Expand(text);
        }
    }
}
