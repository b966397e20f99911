namespace Guild.Core.Running;

/// <summary>Stops an operation's process that another guild looks after (runs.md 4.3, <c>guild stop</c>).</summary>
public sealed class RunStopper(TimeProvider time, StopTimes? times = null)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly StopTimes times = times ?? new StopTimes();

    /// <summary>Asks a process, then those that it started, to stop and waits for them.</summary>
    /// <param name="processId">The process, as LOCK names it.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="isForced">Whether what is left then is ended by force.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>The ids of the processes that go on; empty when all ended.</returns>
    public async Task<IReadOnlyList<int>> StopAsync(int processId, TimeSpan timeout, bool isForced, CancellationToken cancel)
    {
        if (ProcessTable.Find(processId) is not { IsZombie: false } process)
            return [];
        var tree = new ProcessTree(processId);
        var descendants = tree.Descendants();
        ProcessTree.Send(process, StopSignal.Terminate);
        // Most programs end their children themselves, in order.
        await EndAsync([process, .. descendants], Min(times.ForSurvivors, timeout), cancel).ConfigureAwait(false);
        tree.SendToDescendants(StopSignal.Terminate);
        var left = await EndAsync([process, .. tree.Descendants()], timeout, cancel).ConfigureAwait(false);
        if (isForced && left.Count > 0)
        {
            foreach (var entry in left)
                ProcessTree.Send(entry, StopSignal.Kill);
            left = await EndAsync(left, times.ForSurvivors, cancel).ConfigureAwait(false);
        }

        return [.. left.Select(p => p.Id)];
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private async Task<IReadOnlyList<ProcessEntry>> EndAsync(IReadOnlyList<ProcessEntry> processes, TimeSpan limit, CancellationToken cancel)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            var left = processes.Where(ProcessTable.IsAlive).ToList();
            if (left.Count == 0 || time.GetElapsedTime(since) >= limit)
                return left;
            await Task.Delay(PollInterval, time, cancel).ConfigureAwait(false);
        }
    }
}
