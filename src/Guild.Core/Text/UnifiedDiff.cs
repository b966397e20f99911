using System.Globalization;
using System.Text;
using DiffPlex;

namespace Guild.Core.Text;

/// <summary>The lines in which two texts differ, with three lines around them, in the form of <c>diff -u</c>.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The difference; empty when there is none.</summary>
    /// <param name="fromName">The name of the first text.</param>
    /// <param name="from">The first text.</param>
    /// <param name="toName">The name of the second text.</param>
    /// <param name="to">The second text.</param>
    public static string Of(string fromName, string from, string toName, string to)
    {
        var lines = Compare(from, to);
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

    private static List<(char Kind, string Line)> Compare(string from, string to)
    {
        var found = Differ.Instance.CreateDiffs(from, to, ignoreWhiteSpace: false, ignoreCase: false, new Lines());
        var lines = new List<(char, string)>();
        var at = 0;
        foreach (var block in found.DiffBlocks)
        {
            Add(' ', found.PiecesOld, at, block.DeleteStartA - at);
            Add('-', found.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add('+', found.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Add(' ', found.PiecesOld, at, found.PiecesOld.Count - at);
        return lines;

        void Add(char kind, IReadOnlyList<string> pieces, int start, int count)
        {
            for (var i = start; i < start + count; i++)
                lines.Add((kind, pieces[i]));
        }
    }

    // The end of the last line begins no further one.
    private sealed class Lines : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
    }
}
