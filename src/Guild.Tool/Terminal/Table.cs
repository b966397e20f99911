namespace Guild.Tool.Terminal;

/// <summary>Rows of columns as <c>cli.md</c> A.5 prints them: each column as wide as its widest cell plus two blanks, the last not padded.</summary>
internal static class Table
{
    /// <summary>The lines of a table.</summary>
    /// <param name="rows">Rows of cells, all of the same length.</param>
    /// <param name="width">Where lines are cut; <see langword="null"/> for not at all.</param>
    /// <param name="indent">Blanks in front of each line.</param>
    public static IEnumerable<string> Format(IReadOnlyList<IReadOnlyList<string>> rows, int? width = null, int indent = 0)
    {
        if (rows.Count == 0)
            yield break;
        var widths = Enumerable.Range(0, rows[0].Count).Select(c => rows.Max(r => TextWidth.Of(r[c]))).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, c) => c == row.Count - 1 ? cell : cell + new string(' ', widths[c] - TextWidth.Of(cell) + 2));
            var line = new string(' ', indent) + string.Concat(cells);
            yield return width is { } limit ? TextWidth.Cut(line, limit) : line;
        }
    }
}
