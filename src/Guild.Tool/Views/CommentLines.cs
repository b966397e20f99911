using Guild.Core.Runs;

namespace Guild.Tool.Views;

/// <summary>Comments as lists of runs and of comments show them.</summary>
internal static class CommentLines
{
    /// <summary>Who wrote it and when, and the text below, two blanks deeper, with empty lines around it.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="zone">The local time zone.</param>
    /// <param name="start">What the first line begins with.</param>
    /// <param name="indent">Blanks in front of each line of the text.</param>
    public static IEnumerable<string> Of(RunComment comment, TimeZoneInfo zone, string start, string indent)
    {
        var author = comment.Host.Length > 0 ? $"{comment.User}@{comment.Host}" : comment.User;
        yield return $"{start}{author} {RunTime.Text(comment.Time, zone)}";
        yield return "";
        foreach (var line in comment.Body.Split('\n'))
            yield return line.Length == 0 ? "" : indent + line;
        yield return "";
    }
}
