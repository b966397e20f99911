using System.Globalization;
using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Runs.Transfer;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs;

/// <summary><c>guild runs delete</c> (cli.md B.17).</summary>
internal sealed class RunsDeleteCommand(ChosenRuns chosen, RunsPreview preview, RunTrash trash, StoppingRuns stopping, MovingRuns moving, Func<ArchiveLookup> archives, ITerminal terminal) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "runs delete",
        Aliases = ["rm"],
        Summary = "Delete runs.",
        Description =
            $"""
            Delete runs. Without RUN all runs that pass the filters are deleted, so all runs without filters; you're shown which, and asked.

            Deleted runs go to the trash: 'guild runs list --deleted' lists them, 'guild runs restore' brings them back and 'guild runs purge'
            removes them for good. With '--permanent' runs are removed at once.

            Runs that are still running are stopped first, after you're asked once more.

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("RUN") { TakesMany = true }],
        Options =
        [
            new("permanent", "Delete for good; nothing goes to the trash.") { Short = "-p" },
            new("archive", "Delete runs of an archive, for good: a directory, or the name of an archive.") { Short = "-A", ValueName = "ARCHIVE" },
            new("yes", "Don't ask.") { Short = "-y" },
            .. FilterOptions.Specs,
        ],
        Type = typeof(RunsDeleteCommand),
    };

    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        trash.Sweep();
        using var archive = asked.Value("archive") is { } name ? archives().Open(name) : null;
        if (archive?.IsZip == true)
            throw new GuildException($"runs cannot be deleted from zip file '{asked.Value("archive")}'");
        var runs = archive is null ? chosen.Many(asked) : chosen.Among(asked, asked.Arguments, archive.Runs);
        if (runs.Count == 0)
        {
            terminal.Error.WriteLine("Nothing to delete.");
            return 0;
        }

        var isPermanent = asked.Has("permanent") || archive is not null;
        var running = (runs is RunList list ? list.With(AttributeNames.None) : runs).Where(r => r.Status == RunStatus.Running).ToArray();
        if (!asked.Has("yes") && !(Confirms(runs, isPermanent) && ConfirmsStopping(running)))
            return (int)Outcome.Declined;
        await stopping.StopAsync(running, StoppingRuns.DefaultTimeout, isForced: false);
        await moving.MoveAsync(runs, run => Delete(run, isPermanent), count => $"{(isPermanent ? "Permanently deleted" : "Deleted")} {count} run(s)");
        return 0;
    }

    private bool Delete(Run run, bool isPermanent)
    {
        if (isPermanent)
            RunTrash.DeletePermanently(run);
        else
            trash.Delete(run);
        return true;
    }

    private bool Confirms(IReadOnlyList<Run> runs, bool isPermanent)
    {
        var count = runs.Count.ToString(CultureInfo.InvariantCulture);
        if (isPermanent)
        {
            return preview.Confirms(
                "WARNING: You are about to permanently delete the following runs:", runs, $"Permanently delete {count} run(s)?", defaultsToYes: false, isWarning: true);
        }

        return preview.Confirms("You are about to delete the following runs:", runs, $"Delete {count} run(s)?", defaultsToYes: true);
    }

    private bool ConfirmsStopping(Run[] running)
    {
        if (running.Length == 0)
            return true;
        terminal.Error.WriteLine(terminal.WarnError("WARNING: One or more runs are still running and will be stopped before being deleted."));
        return terminal.Confirm("Really delete these runs?", defaultsToYes: false);
    }
}
