using System.Text;
using Guild.Abstractions;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Replaces <c>{{ NAME }}</c> in values (guildfile.md 14.2). Keys stay as they are.</summary>
internal sealed class ParamSubstitution
{
    /// <summary>More text than this in one value is a mistake, or an attack.</summary>
    private const int MaxLength = 1_000_000;

    private const int MaxDepth = 100;

    private readonly Dictionary<string, YamlNode> values = new(StringComparer.Ordinal);
    private readonly Dictionary<YamlNode, YamlNode> done = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, YamlNode> resolved = new(StringComparer.Ordinal);
    private readonly List<string> resolving = [];
    private readonly Diagnostics diagnostics;

    /// <summary>Takes the parameters of a model, inherited ones included.</summary>
    public ParamSubstitution(YamlMapping parameters, Diagnostics diagnostics)
    {
        this.diagnostics = diagnostics;
        foreach (var pair in parameters.Pairs)
            values[pair.NameText()] = pair.Value;
    }

    /// <summary>The parameters that were filled in, by the place of the text that refers to them.</summary>
    public Dictionary<SourceLocation, ParamUse> Uses { get; } = [];

    /// <summary>The node with all references replaced; the same node when there is none in it.</summary>
    public YamlNode Apply(YamlNode node)
    {
        switch (node)
        {
            case YamlScalar { Value: TextValue } scalar:
                return scalar.Text.Contains("{{", StringComparison.Ordinal) ? Expand(scalar) : scalar;
            case YamlSequence or YamlMapping:
                // Aliased nodes are shared: each is done once.
                if (!done.TryGetValue(node, out var result))
                    done[node] = result = node is YamlSequence list ? ApplyTo(list) : ApplyTo((YamlMapping)node);
                return result;
            default:
                return node;
        }
    }

    /// <summary>A mapping with all references in its values replaced.</summary>
    public YamlMapping ApplyTo(YamlMapping mapping)
    {
        List<YamlPair>? changed = null;
        for (var i = 0; i < mapping.Pairs.Count; i++)
        {
            var value = Apply(mapping.Pairs[i].Value);
            if (!ReferenceEquals(value, mapping.Pairs[i].Value))
                (changed ??= [.. mapping.Pairs])[i] = mapping.Pairs[i] with { Value = value };
        }

        return changed is null ? mapping : mapping with { Pairs = changed };
    }

    private YamlSequence ApplyTo(YamlSequence list)
    {
        List<YamlNode>? changed = null;
        for (var i = 0; i < list.Items.Count; i++)
        {
            var value = Apply(list.Items[i]);
            if (!ReferenceEquals(value, list.Items[i]))
                (changed ??= [.. list.Items])[i] = value;
        }

        return changed is null ? list : list with { Items = changed };
    }

    private YamlNode Expand(YamlScalar scalar)
    {
        var text = scalar.Text;
        var result = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var open = text.IndexOf("{{", i, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
            {
                result.Append(text, i, text.Length - i);
                break;
            }

            var name = text[(open + 2)..close].Trim();
            var value = Resolve(name, scalar);
            if (value is not null)
                Uses.TryAdd(scalar.Location, new ParamUse(name, value.Location));
            // Text that is one reference and nothing else takes the parameter's type.
            if (open == 0 && close + 2 == text.Length)
                return value is YamlScalar whole ? whole with { Location = scalar.Location } : value ?? scalar;
            result.Append(text, i, open - i);
            result.Append(value is null ? text[open..(close + 2)] : TextOf(value));
            i = close + 2;
            if (result.Length > MaxLength)
            {
                diagnostics.Error($"the text is longer than {MaxLength} characters after 'params' are filled in", scalar.Location);
                break;
            }
        }

        return Nodes.Text(result.ToString(), scalar.Location);
    }

    // The value of a parameter, or null where the reference stays as it is written.
    private YamlNode? Resolve(string name, YamlScalar at)
    {
        if (!values.TryGetValue(name, out var raw))
            return null;
        if (resolved.TryGetValue(name, out var value))
            return value;
        if (resolving.Contains(name))
        {
            // Parameters that are nothing but a reference to each other keep the reference; text that grows by itself can't be meant.
            if (raw is not YamlScalar { Text: var text } || !IsReference(text))
                diagnostics.Error($"cycle in params ({string.Join(" -> ", resolving.SkipWhile(n => n != name).Append(name))})", at.Location);
            return null;
        }

        if (resolving.Count == MaxDepth)
        {
            diagnostics.Error($"params refer to each other more than {MaxDepth} deep", at.Location);
            return null;
        }

        resolving.Add(name);
        value = Apply(raw);
        resolving.RemoveAt(resolving.Count - 1);
        return resolved[name] = value;
    }

    private static bool IsReference(string text) =>
        text.StartsWith("{{", StringComparison.Ordinal) && text.EndsWith("}}", StringComparison.Ordinal) && text.IndexOf("}}", StringComparison.Ordinal) == text.Length - 2;

    private static string TextOf(YamlNode node) => node is YamlScalar { Value: TextValue } text ? text.Text : PythonText.Repr(node.ToValue());
}
