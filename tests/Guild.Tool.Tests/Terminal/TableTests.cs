using Guild.Tool.Terminal;

namespace Guild.Tool.Tests.Terminal;

public sealed class TableTests
{
    private static readonly string[][] Rows = [["[1:ab]", "train", "", "label"], ["[10:cd]", "e\u0301val", "2024", ""], ["", "\u65e5\u672c", "x", "tr\u00e4in"]];

    [Test]
    public void Columns_are_as_wide_as_their_widest_cell_and_two_blanks() =>
        Assert.That(Table.Format(Rows), Is.EqualTo(new[] { "[1:ab]   train        label", "[10:cd]  e\u0301val   2024  ", "         \u65e5\u672c     x     tr\u00e4in" }));

    [Test]
    public void What_would_command_a_terminal_is_shown_there_and_left_alone_elsewhere()
    {
        string[][] rows = [["1", "a\u001b[31mred\tx\ny"]];

        Assert.That(Table.Format(rows, 80), Is.EqualTo(new[] { "1  a?[31mred x y" }));
        Assert.That(Table.Format(rows), Is.EqualTo(new[] { "1  a\u001b[31mred\tx\ny" }));
    }

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
