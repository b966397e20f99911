using System.Text;
using Guild.Abstractions;
using Guild.Core.Planning.Explaining;
using Guild.Core.Text;

namespace Guild.Tool.Views;

/// <summary>The view of <c>guild run --explain</c>: each value, and beside it where it comes from.</summary>
internal static class ExplanationView
{
    private const int MaxValue = 60;

    private const int MaxColumn = 50;

    private sealed record Row(string Text, string Origin);

    /// <summary>The page.</summary>
    /// <param name="explanation">What to show.</param>
    /// <param name="directory">The directory to which paths are relative.</param>
    public static string Render(Explanation explanation, string directory)
    {
        var rows = new List<Row>();
        Add(rows, explanation.Operation, "", directory);
        if (explanation.Flags.Count > 0)
            rows.Add(new Row("flags:", ""));
        foreach (var flag in explanation.Flags)
            Add(rows, flag, "  ", directory);
        var column = rows.Select(r => r.Text.Length).Where(l => l <= MaxColumn).DefaultIfEmpty(0).Max() + 2;
        var text = new StringBuilder();
        foreach (var row in rows)
            text.Append(row.Origin.Length == 0 ? row.Text : row.Text.PadRight(Math.Max(column, row.Text.Length + 2)) + row.Origin).Append('\n');
        return text.ToString();
    }

    private static void Add(List<Row> rows, ExplainedValue value, string indent, string directory)
    {
        var shown = value.Value.IsNull ? "" : " " + Cut(FlagText.Format(value.Value));
        var isHeading = indent.Length == 0;
        rows.Add(new Row($"{indent}{value.Name}{(isHeading ? "" : ":")}{shown}", Origin(value.Origin, directory)));
        foreach (var detail in value.Details)
            Add(rows, detail, indent + "  ", directory);
    }

    private static string Origin(ValueOrigin origin, string directory) =>
        origin.Where is not { } where ? origin.Note ?? ""
        : origin.Note is { } note ? $"{Shown(where, directory)}, {note}"
        : Shown(where, directory);

    private static string Shown(SourceLocation where, string directory)
    {
        var relative = Path.GetRelativePath(directory, Path.GetFullPath(where.File, directory));
        return (relative.StartsWith("..", StringComparison.Ordinal) ? where : where with { File = relative }).ToString();
    }

    private static string Cut(string text)
    {
        var line = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        return line.Length == text.Length && line.Length <= MaxValue ? text : string.Concat(line[..Math.Min(line.Length, MaxValue)], "…");
    }
}
