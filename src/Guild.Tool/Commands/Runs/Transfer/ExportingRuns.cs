using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Runs;
using Guild.Core.Runs.Archives;
using Guild.Core.Runs.Transfer;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs.Transfer;

/// <summary>Copies or moves runs out of the home, for export and archive.</summary>
internal sealed class ExportingRuns(MovingRuns moving, ITerminal terminal, IGuildLog log)
{
    /// <summary>Asks once more when what runs link to is to be copied.</summary>
    public bool ConfirmsResources(ParsedCommand asked, string what)
    {
        if (!asked.Has("copy-resources") || asked.Has("yes"))
            return true;
        terminal.Error.WriteLine(terminal.WarnError("WARNING: You specified --copy-resources, which will copy resources used by each run."));
        return terminal.Confirm($"Really copy resources {what} runs?", defaultsToYes: false);
    }

    /// <summary>Finishes what a killed command has begun that took runs out of the home.</summary>
    public void Sweep() => moving.Sweep();

    /// <summary>Exports runs.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="target">Where to.</param>
    /// <param name="shownTarget">The target as the user named it.</param>
    /// <param name="isMove">Whether the runs leave the home.</param>
    /// <param name="followsLinks">Whether links are replaced by what they point to.</param>
    /// <param name="result">What is said in the end of so many runs.</param>
    public async Task ExportAsync(IReadOnlyList<Run> runs, IRunTarget target, string shownTarget, bool isMove, bool followsLinks, Func<int, string> result)
    {
        // A directory takes each run at once. A zip file is written whole first: before, no run may leave the home.
        if (isMove && !followsLinks && target is DirectoryTarget directory)
        {
            await moving.MoveAsync(runs, run => Moves(run, directory, shownTarget), result);
            return;
        }

        var errors = new List<GuildError>();
        var moved = isMove ? new List<Run>() : null;
        var count = moving.Copy(runs, run => Copies(run, target, shownTarget, followsLinks, moved), errors);
        target.Commit();
        if (moved is not null)
            await moving.MoveAsync(moved, Delete, result, errors);
        else
            moving.Tell(result, count, errors);
    }

    private static bool Delete(Run run)
    {
        RunTree.Delete(run.Directory);
        return true;
    }

    private bool Moves(Run run, DirectoryTarget target, string shownTarget)
    {
        if (IsRunning(run))
            return false;
        if (target.Holds(run.Directory))
            return Delete(run);
        if (IsThere(run, target, shownTarget))
            return false;
        terminal.Error.WriteLine($"Moving {run.Id}");
        target.Move(run.Directory, log.Warning);
        return true;
    }

    private bool Copies(Run run, IRunTarget target, string shownTarget, bool followsLinks, List<Run>? moved)
    {
        if (moved is not null && IsRunning(run))
            return false;
        if (moved is not null && target.Holds(run.Directory))
        {
            moved.Add(run);
            return true;
        }

        if (IsThere(run, target, shownTarget))
            return false;
        terminal.Error.WriteLine($"{(moved is null ? "Copying" : "Moving")} {run.Id}");
        target.Add(run.Directory, followsLinks, log.Warning);
        moved?.Add(run);
        return true;
    }

    private bool IsThere(Run run, IRunTarget target, string shownTarget)
    {
        if (!target.Contains(run.Id))
            return false;
        log.Warning($"{Path.Combine(shownTarget, run.Id.Value)} exists, skipping");
        return true;
    }

    // Its process works in the directory, and guild writes what it prints there.
    private bool IsRunning(Run run)
    {
        if (run.Status != RunStatus.Running)
            return false;
        log.Warning($"run {run.Id} is running and can't be moved, skipping");
        return true;
    }
}
