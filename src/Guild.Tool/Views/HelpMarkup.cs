using System.Text;

namespace Guild.Tool.Views;

/// <summary>Headings, names and lists of a document, in Markdown or reStructuredText.</summary>
/// <param name="isMarkdown">Whether it is Markdown.</param>
/// <param name="baseLevel">The level of the first heading.</param>
internal sealed class HelpMarkup(bool isMarkdown, int baseLevel)
{
    private const string Underlines = "=-^~\"'";

    private readonly StringBuilder text = new();

    /// <summary>A heading; the first level is 0.</summary>
    public void Heading(int level, string heading)
    {
        var actual = Math.Min(level + baseLevel, Underlines.Length);
        Gap();
        if (isMarkdown)
            text.Append('#', actual).Append(' ').Append(heading).Append('\n');
        else
            text.Append(heading).Append('\n').Append(Underlines[actual - 1], heading.Length).Append('\n');
    }

    /// <summary>Paragraphs of text.</summary>
    public void Text(string paragraphs)
    {
        Gap();
        text.Append(paragraphs.TrimEnd('\n').Replace("\n", "\n\n", StringComparison.Ordinal)).Append('\n');
    }

    /// <summary>A list of names and what is said of them.</summary>
    public void List(IEnumerable<(string Name, string Text)> items)
    {
        Gap();
        foreach (var (name, description) in items)
        {
            text.Append("- ").Append(isMarkdown ? $"**{name}**" : $"``{name}``");
            if (description.Length > 0)
                text.Append(isMarkdown ? " - " : ": ").Append(description.ReplaceLineEndings(" "));
            text.Append('\n');
        }
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private void Gap()
    {
        if (text.Length > 0)
            text.Append('\n');
    }
}
