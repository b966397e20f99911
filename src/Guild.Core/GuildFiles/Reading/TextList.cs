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
        switch (node)
        {
            case YamlScalar { Value: NullValue }:
                return [];
            case YamlScalar { Value: TextValue } scalar:
                return FromText(scalar.Text);
            case YamlSequence list when list.Items.All(i => i is YamlScalar):
                return [.. list.Items.Select(i => ((YamlScalar)i).Text)];
            default:
                diagnostics.Error($"invalid {attribute} value {node.Literal()}: expected a string or list", node.Location);
                return [];
        }
    }

    private static IReadOnlyList<string> FromText(string text)
    {
        if (!text.StartsWith('[') || !text.EndsWith(']'))
            return [text];
        try
        {
            return YamlReader.Read(text, "") is YamlSequence list && list.Items.All(i => i is YamlScalar)
                ? [.. list.Items.Select(i => ((YamlScalar)i).Text)]
                : [text];
        }
        catch (GuildException)
        {
            // Not YAML after all: then it is just text that begins with a bracket.
            return [text];
        }
    }
}
