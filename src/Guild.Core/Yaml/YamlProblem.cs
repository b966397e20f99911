using Guild.Abstractions;
using Guild.Core.Errors;
using YamlDotNet.Core;

namespace Guild.Core.Yaml;

/// <summary>Words for what is wrong with a YAML text.</summary>
internal static class YamlProblem
{
    /// <summary>An error with its place also in the text, as the original writes it.</summary>
    public static GuildError Error(string problem, SourceLocation where) =>
        new($"{problem} (line {where.Line}, column {where.Column})") { Where = where };

    /// <summary>The parser's problem, in the words of the original where people know them.</summary>
    public static GuildError Of(YamlException e, string text, string path)
    {
        var where = new SourceLocation(path, (int)e.Start.Line, (int)e.Start.Column);
        if (e.Message.Contains(" tab ", StringComparison.Ordinal) && FirstTab(text, where) is { } tab)
            return Error("found character '\\t' that cannot start any token", tab);
        var at = (int)Math.Min(e.Start.Index, text.Length);
        return Error(Reword(e.Message, at < text.Length ? text[at] : '\0'), where);
    }

    private static string Reword(string message, char found)
    {
        var problem = message.TrimEnd('.');
        // 'While scanning a plain scalar value, found invalid mapping': the second part is the problem.
        var comma = problem.StartsWith("While ", StringComparison.Ordinal) ? problem.IndexOf(", ", StringComparison.Ordinal) : -1;
        var context = comma < 0 ? "" : "w" + problem[1..comma] + ": ";
        problem = comma < 0 ? problem : problem[(comma + 2)..].TrimStart();
        return problem switch
        {
            "found invalid mapping" => "mapping values are not allowed here",
            "Block sequence entries are not allowed in this context" => "sequence entries are not allowed here",
            "found character that cannot start any token" => $"found character '{(found == '\t' ? "\\t" : found)}' that cannot start any token",
            _ => context + (context.Length == 0 ? char.ToLowerInvariant(problem[0]) + problem[1..] : problem),
        };
    }

    // The parser reports the collection around; the tab stands at the beginning of one of its lines.
    private static SourceLocation? FirstTab(string text, SourceLocation around)
    {
        var line = 0;
        foreach (var content in text.AsSpan().EnumerateLines())
        {
            line++;
            var tab = content.IndexOf('\t');
            if (line >= around.Line && tab >= 0 && content[..tab].Trim(' ').Length == 0)
                return around with { Line = line, Column = tab + 1 };
        }

        return null;
    }
}
