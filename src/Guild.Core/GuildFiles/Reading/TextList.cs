using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Attributes that take one text, a list of texts, or text written <c>[a, b]</c> (guildfile.md 4, "list-str").</summary>
internal static class TextList
{
    /// <summary>What messages say of another form.</summary>
    public const string Expected = "expected a string or list";

    /// <summary>The texts; empty, with an error, when the node has another form.</summary>
    public static IReadOnlyList<string> Read(YamlNode node, string attribute, Diagnostics diagnostics)
    {
        return Texts(ReadScalars(node, attribute, diagnostics));
    }

    /// <summary>The texts of scalars.</summary>
    public static IReadOnlyList<string> Texts(IReadOnlyList<YamlScalar> scalars)
    {
        var texts = new string[scalars.Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = scalars[i].Text;
        return texts;
    }

    /// <summary>The texts with the place of each; empty, with an error, when the node has another form.</summary>
    public static IReadOnlyList<YamlScalar> ReadScalars(YamlNode node, string attribute, Diagnostics diagnostics)
    {
        if (TryRead(node, out var scalars))
            return scalars;
        diagnostics.Error($"invalid {attribute} value {node.Literal()}: {Expected}", node.Location);
        return [];
    }

    /// <summary>The texts with the place of each; <see langword="false"/> when the node has another form.</summary>
    public static bool TryRead(YamlNode node, out IReadOnlyList<YamlScalar> scalars)
    {
        IReadOnlyList<YamlScalar>? found = node switch
        {
            YamlScalar { Value: NullValue } => [],
            YamlScalar { Value: TextValue } scalar => FromText(scalar),
            YamlSequence list when list.Items.All(i => i is YamlScalar) => [.. list.Items.Cast<YamlScalar>()],
            _ => null,
        };
        scalars = found ?? [];
        return found is not null;
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
