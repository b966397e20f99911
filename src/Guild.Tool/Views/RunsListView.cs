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
        IReadOnlyList<string>[] cells = [.. runs.Select((run, i) => Cells(run, i, detail))];
        foreach (var (run, line) in runs.Zip(Table.Format(cells, terminal.OutWidth)))
        {
            // Taken away by another guild meanwhile: what is left of it would be a lie.
            if (run.IsGone)
                continue;
            terminal.Out.WriteLine(WithDimProject(rows.Project(run), line));
            if (detail == RunsListDetail.Verbose)
                ShowFields(run);
            else if (detail == RunsListDetail.Comments)
                ShowComments(run);
        }
    }

    /// <summary>One line for each run of very many, which wouldn't fit into little memory together.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="isSimplified">Whether ids and times are left out.</param>
    /// <param name="onDamaged">Is told of those that couldn't be read in full.</param>
    public void ShowAll(RunList runs, bool isSimplified, Action<Run> onDamaged)
    {
        var table = new PackedTable();
        var projects = new List<string>();
        foreach (var run in runs.With(RunRows.Attributes))
        {
            var cells = Cells(run, projects.Count, isSimplified ? RunsListDetail.Simplified : RunsListDetail.Normal);
            if (run.IsGone)
                continue;
            table.Add(cells);
            projects.Add(rows.Project(run));
            if (run.Damage is not null)
                onDamaged(run);
        }

        foreach (var (project, line) in projects.Zip(table.Lines(terminal.OutWidth)))
            terminal.Out.WriteLine(WithDimProject(project, line));
    }

    private IReadOnlyList<string> Cells(Run run, int position, RunsListDetail detail) => detail == RunsListDetail.Simplified
        ? rows.SimpleRow(run, string.Create(CultureInfo.InvariantCulture, $"[{position + 1}]"))
        : rows.Row(run, string.Create(CultureInfo.InvariantCulture, $"[{position + 1}:{run.Id.Short}]"));

    private string WithDimProject(string project, string line)
    {
        if (!terminal.IsOutTerminal || project.Length == 0)
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
