using System.Text;
using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.Steps;

/// <summary>
/// References <c>${NAME}</c> of a step to flags of its parent. Text that is one reference has the flag's value as it is; inside longer
/// text a value has its YAML text. <c>\${NAME}</c> stands for <c>${NAME}</c>.
/// </summary>
internal sealed class StepReferences
{
    private readonly Dictionary<string, Value> flags;
    private readonly string step;

    public StepReferences(IReadOnlyList<NamedValue> flags, string step)
    {
        this.flags = flags.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        this.step = step;
    }

    /// <summary>Whether names that are no flag's stay as they are, for whoever reads the text next.</summary>
    public bool KeepsOthers { get; init; }

    /// <summary>The names that a value refers to.</summary>
    public static IEnumerable<string> NamesIn(Value value) => value switch
    {
        TextValue text => Parts(text.Text).Where(p => p.Name is not null).Select(p => p.Name!),
        ListValue list => list.Items.SelectMany(NamesIn),
        _ => [],
    };

    /// <summary>The error about a name that is no flag's.</summary>
    public static GuildError Undefined(string name, string step, IEnumerable<string> flags)
    {
        var near = NearestName.Find(name, flags);
        return new GuildError($"undefined reference '{name}' in step '{step}'")
        {
            Fix = near is null ? $"define flag '{name}' for the operation that has the steps" : $"did you mean '{near}'?",
            Nearest = near,
        };
    }

    /// <summary>The value with all references replaced, those in values too.</summary>
    /// <exception cref="GuildException">A name that isn't defined, or that refers to itself.</exception>
    public Value Resolve(Value value) => Resolve(value, []);

    /// <summary>The text with all references replaced; empty when it stands for null.</summary>
    public string ResolveText(string text) => Resolve(Value.Of(text)) is var value && value.IsNull ? "" : InText(value);

    private Value Resolve(Value value, List<string> path)
    {
        if (value is ListValue list)
            return new ListValue([.. list.Items.Select(i => Resolve(i, path))]);
        if (value is not TextValue text || !text.Text.Contains("${", StringComparison.Ordinal))
            return value;
        var parts = Parts(text.Text).Select(p => p.Name is null ? Value.Of(p.Text) : Lookup(p, path)).ToList();
        if (parts.Count == 1)
            return parts[0];
        var joined = new StringBuilder();
        foreach (var part in parts)
            joined.Append(InText(part));
        return Value.Of(joined.ToString());
    }

    private Value Lookup((string? Name, string Text) part, List<string> path)
    {
        var name = part.Name!;
        if (!flags.TryGetValue(name, out var value))
            return KeepsOthers ? Value.Of(part.Text) : throw new GuildException(Undefined(name, step, flags.Keys));

        if (path.Contains(name))
            throw new GuildException($"reference '{name}' in step '{step}' refers to itself ({string.Join(" -> ", path)} -> {name})");
        path.Add(name);
        var resolved = Resolve(value, path);
        path.RemoveAt(path.Count - 1);
        return resolved;
    }

    private static string InText(Value value) => value is TextValue text ? text.Text : YamlWriter.WriteFlow(value);

    // Text and references, in order; a reference without name is text.
    private static IEnumerable<(string? Name, string Text)> Parts(string text)
    {
        var at = 0;
        for (var open = text.IndexOf("${", StringComparison.Ordinal); open >= 0; open = text.IndexOf("${", open, StringComparison.Ordinal))
        {
            var close = text.IndexOf('}', open);
            if (close < 0)
                break;
            var isEscaped = open > at && text[open - 1] == '\\';
            if (open - (isEscaped ? 1 : 0) > at)
                yield return (null, text[at..(open - (isEscaped ? 1 : 0))]);
            var reference = text[open..(close + 1)];
            yield return (isEscaped || close == open + 2 ? null : reference[2..^1], reference);
            at = open = close + 1;
        }

        if (at < text.Length)
            yield return (null, text[at..]);
    }
}
