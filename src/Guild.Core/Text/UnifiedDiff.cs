using System.Globalization;
using System.Text;

namespace Guild.Core.Text;

/// <summary>The lines in which two texts differ, with three lines around them, in the form of <c>diff -u</c>.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    // Beyond this many pairs of lines all that differs is shown as replaced: comparing them all would take too long.
    private const long MostPairs = 16_000_000;

    /// <summary>The difference; empty when there is none.</summary>
    /// <param name="fromName">The name of the first text.</param>
    /// <param name="from">The first text.</param>
    /// <param name="toName">The name of the second text.</param>
    /// <param name="to">The second text.</param>
    public static string Of(string fromName, string from, string toName, string to)
    {
        var lines = Compare(Lines(from), Lines(to));
        var text = new StringBuilder();
        for (var first = NextChange(lines, 0); first >= 0;)
        {
            var last = first;
            var next = NextChange(lines, last + 1);
            while (next >= 0 && next - last <= 2 * Context)
            {
                last = next;
                next = NextChange(lines, last + 1);
            }

            if (text.Length == 0)
                text.Append("--- ").Append(fromName).Append("\n+++ ").Append(toName);
            AppendHunk(text, lines, Math.Max(0, first - Context), Math.Min(lines.Count, last + Context + 1));
            first = next;
        }

        return text.ToString();
    }

    private static void AppendHunk(StringBuilder text, List<(char Kind, string Line)> lines, int start, int end)
    {
        var before = lines.Take(start).ToList();
        var hunk = lines.Skip(start).Take(end - start).ToList();
        text.Append("\n@@ -").Append(Range(before, hunk, '+')).Append(" +").Append(Range(before, hunk, '-')).Append(" @@");
        foreach (var (kind, line) in hunk)
            text.Append('\n').Append(kind).Append(line);
    }

    // A side's lines are all but those of the other side alone.
    private static string Range(List<(char Kind, string Line)> before, List<(char Kind, string Line)> hunk, char other)
    {
        var start = before.Count(l => l.Kind != other) + 1;
        var length = hunk.Count(l => l.Kind != other);
        return length switch
        {
            1 => start.ToString(CultureInfo.InvariantCulture),
            0 => string.Create(CultureInfo.InvariantCulture, $"{start - 1},0"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{start},{length}"),
        };
    }

    private static int NextChange(List<(char Kind, string Line)> lines, int at) => lines.FindIndex(Math.Min(at, lines.Count), l => l.Kind != ' ');

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');

    private static List<(char Kind, string Line)> Compare(string[] from, string[] to)
    {
        var start = 0;
        while (start < from.Length && start < to.Length && from[start] == to[start])
            start++;
        var end = 0;
        while (end < from.Length - start && end < to.Length - start && from[^(end + 1)] == to[^(end + 1)])
            end++;
        return
        [
            .. from.Take(start).Select(l => (' ', l)),
            .. CompareMiddle(from[start..^end], to[start..^end]),
            .. from.Skip(from.Length - end).Select(l => (' ', l)),
        ];
    }

    private static List<(char Kind, string Line)> CompareMiddle(string[] from, string[] to)
    {
        var result = new List<(char, string)>();
        var (i, j) = (0, 0);
        if ((long)from.Length * to.Length <= MostPairs)
        {
            var common = CommonLengths(from, to);
            while (i < from.Length && j < to.Length)
            {
                if (from[i] == to[j])
                {
                    result.Add((' ', from[i++]));
                    j++;
                }
                else if (common[i + 1, j] >= common[i, j + 1])
                {
                    result.Add(('-', from[i++]));
                }
                else
                {
                    result.Add(('+', to[j++]));
                }
            }
        }

        result.AddRange(from.Skip(i).Select(l => ('-', l)));
        result.AddRange(to.Skip(j).Select(l => ('+', l)));
        return result;
    }

    // How many lines the rests of both texts have in common, in order.
    private static int[,] CommonLengths(string[] from, string[] to)
    {
        var lengths = new int[from.Length + 1, to.Length + 1];
        for (var i = from.Length - 1; i >= 0; i--)
        {
            for (var j = to.Length - 1; j >= 0; j--)
                lengths[i, j] = from[i] == to[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        return lengths;
    }
}
