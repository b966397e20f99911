namespace Guild.Tool.Terminal;

/// <summary>Breaks text into lines at blanks.</summary>
internal static class Wrapping
{
    /// <summary>The lines of a paragraph, each at most so wide unless a single word is wider; one empty line for empty text.</summary>
    public static IReadOnlyList<string> Wrap(string paragraph, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in paragraph.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && TextWidth.Of(line) + 1 + TextWidth.Of(word) > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : line + " " + word;
            }
        }

        lines.Add(line);
        return lines;
    }
}
