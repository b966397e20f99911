using Guild.Tool.Terminal;

namespace Guild.Tool.Tests.Terminal;

public sealed class TableTests
{
    private static readonly string[][] Rows = [["[1:ab]", "train", "", "label"], ["[10:cd]", "e\u0301val", "2024", ""], ["", "\u65e5\u672c", "x", "tr\u00e4in"]];

    [Test]
    public void Columns_are_as_wide_as_their_widest_cell_and_two_blanks() =>
        Assert.That(Table.Format(Rows), Is.EqualTo(new[] { "[1:ab]   train        label", "[10:cd]  e\u0301val   2024  ", "         \u65e5\u672c     x     tr\u00e4in" }));

    [Test]
    public void A_table_of_very_many_rows_looks_like_any_other([Values(null, 12)] int? width)
    {
        var many = Enumerable.Range(0, 5000).Select(i => Rows[i % Rows.Length]).ToArray();
        var table = new PackedTable();
        foreach (var row in many)
            table.Add(row);

        Assert.That(table.Lines(width), Is.EqualTo(Table.Format(many, width)));
    }

    [Test]
    public void A_table_without_rows_has_no_lines() => Assert.That(new PackedTable().Lines(null), Is.Empty);
}
