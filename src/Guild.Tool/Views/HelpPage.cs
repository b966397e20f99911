using System.Text;

namespace Guild.Tool.Views;

/// <summary>A page of help: indented text, sections and two-column lists, laid out as Guild AI does.</summary>
internal sealed class HelpPage(int width)
{
    private const int WidestName = 30;
    private const int Spacing = 2;

    private readonly StringBuilder text = new();
    private int indent;

    /// <summary>The width of the page.</summary>
    public int Width => width;

    private string Indent => new(' ', indent);

    /// <summary>Text behind <c>Usage: PROGRAM</c>, wrapped below itself.</summary>
    public void Usage(string program, string arguments)
    {
        var prefix = $"Usage: {program} ";
        text.Append(TextWrap.Fill(arguments, width, prefix, new string(' ', prefix.Length))).Append('\n');
    }

    /// <summary>Paragraphs of text.</summary>
    public void Text(string paragraphs) => text.Append(TextWrap.Paragraphs(paragraphs, width, Indent)).Append('\n');

    /// <summary>A line as it is.</summary>
    public void Line(string line) => text.Append(line.Length == 0 ? "" : Indent).Append(line).Append('\n');

    /// <summary>An empty line, except at the top of the page.</summary>
    public void Gap()
    {
        if (text.Length > 0)
            text.Append('\n');
    }

    /// <summary>What is written inside stands further right.</summary>
    public void Inside(Action write, int by = 2)
    {
        indent += by;
        write();
        indent -= by;
    }

    /// <summary>A heading on a line of its own, and what stands under it.</summary>
    public void Section(string heading, Action write)
    {
        Gap();
        Line(heading + ":");
        Inside(write);
    }

    /// <summary>Names and what is said of them. Texts of several lines are set off by an empty line.</summary>
    public void List(IReadOnlyCollection<(string Name, string Text)> rows)
    {
        if (rows.Count == 0)
            return;
        var column = Math.Min(rows.Max(r => r.Name.Length), WidestName) + Spacing;
        var below = new string(' ', column + indent);
        foreach (var (name, description) in rows)
        {
            text.Append(Indent).Append(name);
            var lines = TextWrap.Paragraphs(description, Math.Max(width - column - 2, 10)) is { Length: > 0 } wrapped ? wrapped.Split('\n') : [];
            if (description.Length == 0 || lines.Length == 0)
            {
                text.Append('\n');
                continue;
            }

            if (name.Length <= column - Spacing)
                text.Append(' ', column - name.Length);
            else
                text.Append('\n').Append(below);
            text.Append(lines[0]).Append('\n');
            foreach (var line in lines.Skip(1))
                text.Append(below).Append(line).Append('\n');
            if (lines.Length > 1)
                text.Append('\n');
        }
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
