using System.Text;
using Guild.Abstractions;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Reads <c>rename</c> (guildfile.md 10.5.6).</summary>
internal static class RenameReader
{
    private const string Everything = ".*";

    /// <summary>The rules, in order.</summary>
    public static IReadOnlyList<RenameDef> ReadAll(YamlNode node, Diagnostics diagnostics) => node is YamlSequence list
        ? [.. list.Items.Select(i => Read(i, diagnostics)).OfType<RenameDef>()]
        : Read(node, diagnostics) is { } rule ? [rule] : [];

    private static RenameDef? Read(YamlNode node, Diagnostics diagnostics)
    {
        switch (node)
        {
            case YamlScalar { Value: TextValue } text:
                switch (Split(text.Text))
                {
                    case [var name]:
                        return new RenameDef(Everything, name);
                    case [var pattern, var replacement]:
                        return new RenameDef(pattern, replacement);
                    default:
                        diagnostics.Error($"invalid rename spec {node.Literal()}: expected 'PATTERN REPL' or 'NAME'", node.Location);
                        return null;
                }

            case YamlMapping mapping:
                var values = AttributeValues.Read(RenameAttributes.Schema, mapping, diagnostics);
                values.WarnOfOthers(RenameAttributes.Schema);
                PatternCheck.Of(values[RenameAttributes.Pattern], diagnostics);
                return new RenameDef(values.Text(RenameAttributes.Pattern) ?? Everything, values.Text(RenameAttributes.Repl) ?? "");
            default:
                diagnostics.Error($"invalid rename spec {node.Literal()}: expected string or map", node.Location);
                return null;
        }
    }

    // Shell words, except that backslashes outside quotes stay unless they protect a blank, a quote or a backslash in double quotes:
    // they belong to regular expressions far more often.
    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var inWord = false;
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (quote == '\'' ? c == '\'' : quote == '"' && c == '"')
            {
                quote = '\0';
            }
            else if (c == '\\' && (quote == '"' ? next is '"' or '\\' : quote == '\0' && next is ' ' or '\'' or '"'))
            {
                word.Append(next);
                inWord = true;
                i++;
            }
            else if (quote == '\0' && c is '\'' or '"')
            {
                quote = quote == '\0' ? c : quote;
                if (quote != c)
                    word.Append(c);
                inWord = true;
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (inWord)
                    words.Add(word.ToString());
                word.Clear();
                inWord = false;
            }
            else
            {
                word.Append(c);
                inWord = true;
            }
        }

        if (inWord)
            words.Add(word.ToString());
        return words;
    }
}
