using System.Globalization;
using Guild.Core.Runs;
using Guild.Tool.Terminal;

namespace Guild.Tool.Views;

/// <summary>Prints runs with their comments, numbered (cli.md B.16).</summary>
internal sealed class CommentListView(ITerminal terminal, RunRows rows, TimeZoneInfo zone)
{
    /// <summary>Prints the comments of runs.</summary>
    public void Show(IReadOnlyList<Run> runs)
    {
        string[] lines = [.. Table.Format([.. runs.Select(r => rows.Row(r, r.Id.Short))], terminal.OutWidth)];
        for (var i = 0; i < lines.Length; i++)
        {
            terminal.Out.WriteLine(lines[i]);
            Show(runs[i].Comments);
        }
    }

    private void Show(IReadOnlyList<RunComment> comments)
    {
        if (comments.Count == 0)
            terminal.Out.WriteLine("  <no comments>");
        for (var i = 0; i < comments.Count; i++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"[{i + 1}] ");
            foreach (var line in CommentLines.Of(comments[i], zone, number, "  "))
                terminal.Out.WriteLine(line);
        }
    }
}
