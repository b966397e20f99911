using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Attributes that take one text, a list of texts, or text written <c>[a, b]</c> (guildfile.md 4, "list-str").</summary>
internal static class TextList
{
    /// <summary>The texts; empty, with an error, when the node has another form.</summary>
    public static IReadOnlyList<string> Read(YamlNode node, string attribute, Diagnostics diagnostics)
    {
        var scalars = ReadScalars(node, attribute, diagnostics);
        var texts = new string[scalars.Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = scalars[i].Text;
        return texts;
    }

    /// <summary>The texts with the place of each; empty, with an error, when the node has another form.</summary>
    public static IReadOnlyList<YamlScalar> ReadScalars(YamlNode node, string attribute, Diagnostics diagnostics)
    {
        switch (node)
        {
            case YamlScalar { Value: NullValue }:
                return [];
            case YamlScalar { Value: TextValue } scalar:
                return FromText(scalar);
            case YamlSequence list when list.Items.All(i => i is YamlScalar):
                return [.. list.Items.Cast<YamlScalar>()];
            default:
                diagnostics.Error($"invalid {attribute} value {node.Literal()}: expected a string or list", node.Location);
                return [];
        }
    }

    private static IReadOnlyList<YamlScalar> FromText(YamlScalar scalar)
    {
        var text = scalar.Text;
        if (!text.StartsWith('[') || !text.EndsWith(']'))
            return [scalar];
        try
        {
            return YamlReader.Read(text, "") is YamlSequence list && list.Items.All(i => i is YamlScalar)
                ? [.. list.Items.Select(i => (YamlScalar)i with { Location = scalar.Location })]
                : [scalar];
        }
        catch (GuildException)
        {
            // Not YAML after all: then it is just text that begins with a bracket.
            return [scalar];
        }
    }
}
