using System.Globalization;
using Guild.Core.Logging;
using Guild.Core.Runs;
using Guild.Core.Runs.Archives;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Running;
using Guild.Tool.Commands.Runs.Transfer;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Runs;

/// <summary><c>guild runs list</c>, and <c>guild runs</c> for short (cli.md B.13).</summary>
internal sealed class RunsListCommand(ChosenRuns chosen, Func<ArchiveLookup> archives, RunsListView view, RunsWatch watch, StrayRuns strays, RunStore store, ITerminal terminal, IGuildLog log) : ICommand
{
    private const int PageSize = 20;

    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "runs list",
        Summary = "List runs.",
        Description =
            $"""
            List runs, newest first.

            Each line shows the run's index and id, its operation, when it was started, its status and its label. By default the first 20 runs
            are shown; use '--more' for 20 more, or '--all'.

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("RUN") { TakesMany = true }],
        Options =
        [
            new("all", "Show all runs; by default only the first 20 are shown.") { Short = "-a" },
            new("more", "Show 20 more runs. May be given several times.") { Short = "-m", IsRepeatable = true },
            new("limit", "Show the first N runs.") { Short = "-n", ValueName = "N", IsInteger = true, Minimum = 1 },
            new("deleted", "Show deleted runs.") { Short = "-d" },
            new("archive", "List the runs of an archive: a directory, a zip file, or the name of an archive.") { Short = "-A", ValueName = "PATH" },
            new("comments", "Show the comments of each run.") { Short = "-c" },
            new("verbose", "Show details of each run.") { Short = "-v" },
            new("json", "Print JSON; always all runs."),
            new("refresh", "Look for changes in all runs first, also in those that are not shown."),
            new("watch", "Show the list again whenever it changes, until Ctrl-C."),
            new("simplified", "Show index, operation, status and label only.") { Short = "-s" },
            .. FilterOptions.Specs,
        ],
        Type = typeof(RunsListCommand),
    };

    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        Incompatible.Check(asked, "specified", ("comments", "verbose"), ("comments", "json"), ("json", "verbose"), ("archive", "deleted"), ("all", "limit"), ("watch", "json"));
        if (asked.Has("refresh") && store.Index is { } index)
            index.VerifiesAll = true;
        using var archive = asked.Value("archive") is { } name ? archives().Open(name) : null;
        if (asked.Has("watch"))
            return await watch.ShowAsync(() => Runs(asked, archive), runs => ShowLines(asked, runs));
        var runs = Runs(asked, archive);
        if (asked.Has("json"))
            ShowJson(asked, runs);
        else
            ShowPages(asked, runs);
        if (archive is null && asked.Arguments.Count == 0 && !FilterOptions.Specs.Any(o => asked.Has(o.Name)))
            WarnOfStrays(asked, runs);
        return 0;
    }

    private void WarnOfStrays(ParsedCommand asked, IReadOnlyList<Run> runs)
    {
        foreach (var reason in strays.Find(store.DirectoryOf(asked.Has("deleted") ? RunPlace.Deleted : RunPlace.Live), runs))
            log.Warning(reason);
    }

    private IReadOnlyList<Run> Runs(ParsedCommand asked, RunArchive? archive) => archive is null
        ? chosen.Many(asked, asked.Has("deleted") ? RunPlace.Deleted : RunPlace.Live)
        : chosen.Among(asked, asked.Arguments, archive.Runs);

    private void ShowPages(ParsedCommand asked, IReadOnlyList<Run> runs)
    {
        // What is short enough for any screen needs no pager, which takes its time to start.
        if (asked.Has("all") || asked.Has("more") || asked.Has("limit") || asked.Has("verbose") || asked.Has("comments"))
            terminal.Page();
        ShowLines(asked, runs);
    }

    private void ShowJson(ParsedCommand asked, IReadOnlyList<Run> runs)
    {
        if (asked.Has("all") || asked.Has("more") || asked.Has("limit"))
            terminal.Error.WriteLine(terminal.DimError("--json option always shows all runs"));
        var damaged = new List<Run>();
        RunsJson.WriteList(terminal.Out, runs is RunList list ? list.With(RunsJson.Attributes) : runs, damaged.Add);
        terminal.Out.WriteLine();
        chosen.WarnOfDamage(damaged);
    }

    private void ShowLines(ParsedCommand asked, IReadOnlyList<Run> runs)
    {
        if (asked.Has("all") && Detail(asked) is RunsListDetail.Normal or RunsListDetail.Simplified && runs is RunList all)
        {
            var damaged = new List<Run>();
            view.ShowAll(all, Detail(asked) == RunsListDetail.Simplified, damaged.Add);
            chosen.WarnOfDamage(damaged);
            return;
        }

        var limit = asked.Has("all") ? int.MaxValue : asked.Integer("limit") ?? PageSize * (1 + asked.Count("more"));
        var shown = runs is RunList list ? list.First(limit) : [.. runs.Take(limit)];
        view.Show(shown, Detail(asked));
        if (shown.Count < runs.Count && !asked.Has("limit"))
        {
            terminal.Error.WriteLine(terminal.DimError(string.Create(
                CultureInfo.InvariantCulture,
                $"Showing the first {shown.Count} runs ({runs.Count} total) - use --all to show all or -m to show more")));
        }

        chosen.WarnOfDamage(shown);
    }

    private static RunsListDetail Detail(ParsedCommand asked) =>
        asked.Has("verbose") ? RunsListDetail.Verbose
        : asked.Has("comments") ? RunsListDetail.Comments
        : asked.Has("simplified") ? RunsListDetail.Simplified
        : RunsListDetail.Normal;
}
