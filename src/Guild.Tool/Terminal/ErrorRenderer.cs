using System.Text;
using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Tool.Terminal;

/// <summary>The one place that turns errors into text: the message, the place with the line itself and a caret, the remedy.</summary>
internal static class ErrorRenderer
{
    /// <summary>The longest part of a line that is shown.</summary>
    private const int ExcerptWidth = 120;

    /// <summary>The text of all errors of an exception, with a newline at the end.</summary>
    public static string Render(GuildException exception, string workingDirectory)
    {
        var text = new StringBuilder();
        foreach (var error in exception.Errors)
            Render(text, error, workingDirectory);
        return text.ToString();
    }

    /// <summary>The text of one error or warning, with a newline at the end.</summary>
    public static void Render(StringBuilder text, GuildError error, string workingDirectory)
    {
        text.Append(error.IsBare ? "" : "guild: ").Append(error.What).Append('\n');
        if (error.Where is { } where)
            RenderPlace(text, where, workingDirectory);
        if (error.Fix is { } fix)
            text.Append(" fix: ").Append(fix).Append('\n');
    }

    private static void RenderPlace(StringBuilder text, SourceLocation where, string workingDirectory)
    {
        text.Append(" --> ").Append(where with { File = Shorten(where.File, workingDirectory) }).Append('\n');
        if (where.Line == 0 || ReadLine(ref where) is not { } line)
            return;
        var number = where.Line.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var column = Math.Max(where.Column, 1);
        // A line too long to show is cut so that the place stays visible.
        var start = column > ExcerptWidth - 20 ? column - 20 : 1;
        var shown = line.Length < start ? "" : line[(start - 1)..Math.Min(line.Length, start - 1 + ExcerptWidth)];
        shown = string.Concat(shown.Select(c => char.IsControl(c) ? ' ' : c));
        text.Append(' ').Append(number).Append(" | ").Append(shown).Append('\n');
        var carets = Math.Clamp(where.Length, 1, Math.Max(1, shown.Length - (column - start)));
        text.Append(' ', number.Length + 1).Append(" | ").Append(' ', column - start).Append('^', carets).Append('\n');
    }

    private static string Shorten(string file, string workingDirectory)
    {
        if (!Path.IsPathRooted(file))
            return file;
        var relative = Path.GetRelativePath(workingDirectory, file);
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }

    /// <summary>The line of a place. A place behind the end of the file, where something was still expected, moves to the end of the last line.</summary>
    private static string? ReadLine(ref SourceLocation where)
    {
        try
        {
            var (number, last) = (0, (string?)null);
            foreach (var line in File.ReadLines(where.File))
            {
                if (++number == where.Line)
                    return line;
                last = line;
            }

            where = where with { Line = number, Column = (last?.Length ?? 0) + 1, Length = 1 };
            return last;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The excerpt is a courtesy: without the file the place alone is shown.
            return null;
        }
    }
}
