using System.Text;

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
        var widths = new int[rows[0].Count];
        foreach (var row in rows)
        {
            for (var c = 0; c < widths.Length; c++)
                widths[c] = Math.Max(widths[c], TextWidth.Of(row[c]));
        }

        foreach (var row in rows)
            yield return Line(row, widths, width, indent);
    }

    /// <summary>One line.</summary>
    /// <param name="cells">The row's cells.</param>
    /// <param name="widths">The widest of each column.</param>
    /// <param name="width">Where the line is cut; <see langword="null"/> for not at all.</param>
    /// <param name="indent">Blanks in front of it.</param>
    public static string Line(IReadOnlyList<string> cells, int[] widths, int? width, int indent = 0)
    {
        var line = new StringBuilder();
        line.Append(' ', indent);
        for (var c = 0; c < widths.Length; c++)
        {
            var cell = width is null ? cells[c] : Shown(cells[c]);
            line.Append(cell);
            if (c < widths.Length - 1)
                line.Append(' ', Math.Max(widths[c] - TextWidth.Of(cell), 0) + 2);
        }

        return width is { } limit ? TextWidth.Cut(line.ToString(), limit) : line.ToString();
    }

    // A label is anybody's text, also of an archive from elsewhere: what would command the terminal is shown, not done.
    private static string Shown(string cell)
    {
        foreach (var c in cell)
        {
            if (char.IsControl(c))
                return string.Create(cell.Length, cell, static (to, from) => Replace(to, from));
        }

        return cell;
    }

    private static void Replace(Span<char> to, string from)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = !char.IsControl(from[i]) ? from[i] : char.IsWhiteSpace(from[i]) ? ' ' : '?';
    }
}
