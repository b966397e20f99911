using Guild.Abstractions;
using Guild.Core.Runs.Compare;
using Guild.Core.Text;
using Guild.Tool.Terminal;

namespace Guild.Tool.Views;

/// <summary>A comparison of runs as a table, as CSV, and as JSON (cli.md B.15).</summary>
internal static class CompareView
{
    private const int Decimals = 6;

    /// <summary>The cells as a person reads them, the headings first.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Cells(CompareTable table) =>
        table.Rows.Count == 0 ? [] : [table.Headings, .. table.Rows.Select(r => (IReadOnlyList<string>)[.. table.Headings.Select(h => Cell(r, h))])];

    /// <summary>The table as lines.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<IReadOnlyList<string>> cells) => Table.Format(cells);

    /// <summary>The cells without the columns that are the same in all rows.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> WithoutUnchanged(IReadOnlyList<IReadOnlyList<string>> cells)
    {
        var kept = Changed(cells);
        return [.. cells.Select(row => (IReadOnlyList<string>)[.. kept.Select(c => row[c])])];
    }

    /// <summary>The table without the columns that read the same in all rows.</summary>
    public static CompareTable WithoutUnchanged(CompareTable table)
    {
        var cells = Cells(table);
        return cells.Count < 3 ? table : table with { Headings = [.. Changed(cells).Select(c => table.Headings[c])] };
    }

    /// <summary>The table as CSV, values as they are.</summary>
    public static IEnumerable<string> Csv(CompareTable table)
    {
        if (table.Rows.Count == 0)
            yield break;
        yield return CsvText.Row(table.Headings);
        foreach (var row in table.Rows)
            yield return CsvText.Row([.. table.Headings.Select(h => CsvText.Field(row[h]))]);
    }

    /// <summary>The rows as a list of maps by heading, on one line.</summary>
    public static string Json(CompareTable table) => JsonText.WriteAscii(new ListValue([.. table.Rows.Select(r =>
        (Value)new MapValue([.. table.Headings.Select(h => new MapEntry(h, r[h]))]))]));

    // The first column names the run; without it the others say nothing.
    private static List<int> Changed(IReadOnlyList<IReadOnlyList<string>> cells) =>
        [.. Enumerable.Range(0, cells[0].Count).Where(c => c == 0 || cells.Skip(2).Any(row => row[c] != cells[1][c]))];

    private static string Cell(CompareRow row, string heading)
    {
        var text = row[heading] switch
        {
            { IsNull: true } => "",
            TextValue { Text: var content } => content.ReplaceLineEndings(" "),
            FloatValue number => Cut(FlagText.Format(number)),
            var value => FlagText.Format(value),
        };
        return heading == "operation" && row.Run.IsMarked ? text + " [marked]" : text;
    }

    // Cut, not rounded: what isn't 0.7 yet shouldn't look so.
    private static string Cut(string number)
    {
        var point = number.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
            return number;
        var digits = number.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9');
        var end = digits < 0 ? number.Length : point + 1 + digits;
        return end - point - 1 <= Decimals ? number : number[..(point + 1 + Decimals)] + number[end..];
    }
}
