using System.Text;

namespace Guild.Tool.Views;

/// <summary>
/// Wraps text the way Guild AI's help does (Python's <c>textwrap</c>, as its command line library uses it), so that pages come out the same
/// line by line: words break after hyphens between letters, longer ones where the line ends.
/// </summary>
internal static class TextWrap
{
    /// <summary>A line that keeps the lines after it, up to the next empty one, as they are.</summary>
    public const string KeepLines = "\b";

    /// <summary>Wraps each paragraph on its own. Paragraphs are separated by empty lines and keep the indent of their first line.</summary>
    public static string Paragraphs(string text, int width, string indent = "")
    {
        var result = new List<string>();
        var paragraph = new List<string>();
        int? depth = null;
        foreach (var line in SplitLines(text))
        {
            if (line.Length == 0)
            {
                Flush(paragraph, depth ?? 0, width, indent, result);
                depth = null;
                continue;
            }

            if (depth is null)
            {
                var stripped = line.TrimStart();
                depth = line.Length - stripped.Length;
                paragraph.Add(stripped);
            }
            else
            {
                paragraph.Add(line);
            }
        }

        Flush(paragraph, depth ?? 0, width, indent, result);
        return string.Join("\n\n", result);
    }

    /// <summary>Wraps one paragraph.</summary>
    public static string Fill(string text, int width, string firstIndent, string otherIndent)
    {
        var chunks = Chunks(text);
        var lines = new List<string>();
        for (var i = 0; i < chunks.Count;)
        {
            var indent = lines.Count == 0 ? firstIndent : otherIndent;
            var room = Math.Max(width - indent.Length, 1);
            if (lines.Count > 0 && IsBlank(chunks[i]))
                i++;
            var line = new StringBuilder();
            var last = "";
            for (; i < chunks.Count && line.Length + chunks[i].Length <= room; i++)
                line.Append(last = chunks[i]);
            if (i < chunks.Count && chunks[i].Length > room)
            {
                var space = Math.Max(room - line.Length, 1);
                line.Append(last = chunks[i][..space]);
                chunks[i] = chunks[i][space..];
            }

            if (line.Length > 0 && IsBlank(last))
                line.Length -= last.Length;
            if (line.Length > 0)
                lines.Add(indent + line);
        }

        return string.Join('\n', lines);
    }

    private static IEnumerable<string> SplitLines(string text) => text.ReplaceLineEndings("\n").Replace("\t", "        ", StringComparison.Ordinal).TrimEnd('\n').Split('\n');

    private static void Flush(List<string> paragraph, int depth, int width, string indent, List<string> result)
    {
        if (paragraph.Count == 0)
            return;
        var inner = indent + new string(' ', depth);
        result.Add(paragraph[0].Trim() == KeepLines
            ? string.Join('\n', paragraph.Skip(1).Select(l => inner + l))
            : Fill(string.Join(' ', paragraph), width, inner, inner));
        paragraph.Clear();
    }

    private static bool IsBlank(string chunk) => chunk.Length == 0 || char.IsWhiteSpace(chunk[0]);

    // Words and the blanks between them; a word breaks after a hyphen between letters and around a dash.
    private static List<string> Chunks(string text)
    {
        var chunks = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            if (char.IsWhiteSpace(text[start]))
            {
                while (end < text.Length && char.IsWhiteSpace(text[end]))
                    end++;
            }
            else if (IsDash(text, start, out var afterDash))
            {
                end = afterDash;
            }
            else
            {
                while (end < text.Length && !char.IsWhiteSpace(text[end]) && !BreaksAfterHyphen(text, start, end) && !IsDash(text, end, out _))
                    end++;
            }

            // Blanks of any kind are one kind of blank here.
            chunks.Add(char.IsWhiteSpace(text[start]) ? new string(' ', end - start) : text[start..end]);
            start = end;
        }

        return chunks;
    }

    // "twitter-roberta": a break is possible before `at` when a hyphen stands there between at least two letters and a letter.
    private static bool BreaksAfterHyphen(string text, int start, int at)
    {
        if (text[at - 1] != '-' || at - 1 <= start || at + 1 >= text.Length)
            return false;
        var before = at >= 3 && char.IsLetter(text[at - 2]) && (char.IsLetter(text[at - 3]) || (text[at - 3] == '-' && at >= 4 && char.IsLetter(text[at - 4])));
        var after = char.IsLetter(text[at]) && (char.IsLetter(text[at + 1]) || (text[at + 1] == '-' && at + 2 < text.Length && char.IsLetter(text[at + 2])));
        return before && after;
    }

    // Two or more hyphens between a word and another.
    private static bool IsDash(string text, int at, out int end)
    {
        end = at;
        if (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || "_!\"'&.,?".Contains(text[at - 1], StringComparison.Ordinal)))
            return false;
        while (end < text.Length && text[end] == '-')
            end++;
        return end - at >= 2 && end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_');
    }
}
