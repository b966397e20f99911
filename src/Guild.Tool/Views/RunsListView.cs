using System.Globalization;
using Guild.Core.Runs;
using Guild.Tool.Terminal;

namespace Guild.Tool.Views;

/// <summary>The list of runs (cli.md B.13).</summary>
internal sealed class RunsListView(ITerminal terminal, RunRows rows, RunFields fields, TimeZoneInfo zone)
{
    /// <summary>One line for each run, and what <paramref name="detail"/> asks for below it.</summary>
    public void Show(IReadOnlyList<Run> runs, RunsListDetail detail)
    {
        var cells = runs.Select((run, i) => detail == RunsListDetail.Simplified
            ? rows.SimpleRow(run, string.Create(CultureInfo.InvariantCulture, $"[{i + 1}]"))
            : rows.Row(run, string.Create(CultureInfo.InvariantCulture, $"[{i + 1}:{run.Id.Short}]")));
        foreach (var (run, line) in runs.Zip(Table.Format([.. cells], terminal.OutWidth)))
        {
            terminal.Out.WriteLine(WithDimProject(run, line));
            if (detail == RunsListDetail.Verbose)
                ShowFields(run);
            else if (detail == RunsListDetail.Comments)
                ShowComments(run);
        }
    }

    private string WithDimProject(Run run, string line)
    {
        if (!terminal.IsOutTerminal || rows.Project(run) is not { Length: > 0 } project)
            return line;
        var at = line.IndexOf(project, StringComparison.Ordinal);
        return at < 0 ? line : line[..at] + terminal.DimOut(project) + line[(at + project.Length)..];
    }

    private void ShowFields(Run run)
    {
        foreach (var line in fields.Lines(run))
            terminal.Out.WriteLine("  " + line);
    }

    private void ShowComments(Run run)
    {
        foreach (var comment in run.Comments)
        {
            foreach (var line in CommentLines.Of(comment, zone, start: "  ", indent: "    "))
                terminal.Out.WriteLine(line);
        }
    }
}
