using Guild.Core.Logging;
using Guild.Core.Runs;
using Guild.Core.Runs.Filters;

namespace Guild.Core.Queues;

/// <summary>The staged runs of a home as one queue sees them: which is next, and taking it so that no other queue does.</summary>
/// <param name="settings">The queue's settings.</param>
/// <param name="store">The runs.</param>
/// <param name="processes">The machine's processes.</param>
/// <param name="locks">The locks of the home.</param>
/// <param name="statusLock">Held while a run is taken.</param>
/// <param name="log">Told, once each, of runs that are passed over.</param>
internal sealed class StagedRuns(QueueSettings settings, RunStore store, IProcessTable processes, HomeLocks locks, RunStatusLock statusLock, IGuildLog log)
{
    // With the time of staging: a run that is staged again is another entry.
    private readonly HashSet<(RunId Run, long Staged)> _seen = [];
    private readonly HashSet<RunId> _told = [];

    /// <summary>The runs that can be started, in the order in which they were staged.</summary>
    public IReadOnlyList<Run> Waiting() =>
    [
        .. WithStatus(RunStatus.Staged).OrderBy(r => r.Age).ThenBy(r => r.Id.Value, StringComparer.Ordinal)
            .Where(r => !_seen.Contains((r.Id, r.Age)) && IsForThis(r)),
    ];

    /// <summary>The runs that are running, those of queues left out: they would wait for each other.</summary>
    public IEnumerable<Run> Running() => WithStatus(RunStatus.Running).Where(r => BuiltinQueue.Of(r.OpRef) is null);

    /// <summary>Takes a run, unless somebody else has.</summary>
    /// <param name="run">A run that waits.</param>
    /// <param name="cancel">Stops waiting for others that take runs.</param>
    /// <returns>Whether it is taken: pending, and this process its host.</returns>
    public async Task<bool> TakeAsync(Run run, CancellationToken cancel)
    {
        using var held = await statusLock.AcquireAsync(cancel);
        if (store.Open(run.Directory) is not { Status: RunStatus.Staged })
            return false;
        _seen.Add((run.Id, run.Age));
        try
        {
            // A guild that a killed queue has left may be about to start the run.
            using var own = await FileLock.AcquireAsync(locks.OfRun(run.Id), cancel);
            return Take(run.Directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Warning($"Run {run.Id} cannot be taken and stays staged: {e.Message}");
            return false;
        }
    }

    /// <summary>Gives a run back that was taken and didn't start.</summary>
    /// <returns>Whether it was so, and is staged again.</returns>
    public bool GiveBack(Run run)
    {
        if (!File.Exists(run.Directory.Pending) || HostMarker.Read(run.Directory) != HostMarker.OfThisProcess(processes))
            return false;
        RunRecord.DeleteMarker(run.Directory.Pending);
        return File.Exists(run.Directory.Staged);
    }

    private bool Take(RunDirectory run)
    {
        if (File.Exists(run.Pending) || !File.Exists(run.Staged))
            return false;
        // The host first: a run that is pending without one would stay so if this process ended now.
        HostMarker.OfThisProcess(processes).Write(run);
        RunRecord.WriteMarker(run, run.Pending);
        return true;
    }

    private RunList WithStatus(RunStatus status) => store.Select(new RunFilter { Statuses = [status] }, TimeZoneInfo.Utc, default);

    private bool IsForThis(Run run)
    {
        if (settings.ReasonToIgnore(run) is not { } reason)
            return true;
        if (_told.Add(run.Id))
            log.Info($"Ignorning staged run {run.Id} ({reason})"); // As Guild AI spells it: logs are searched for it.
        return false;
    }
}
