using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Running;
using Guild.Core.Runs;

namespace Guild.Core.Queues;

/// <summary>The loop of a queue: which runs are under way, and what comes next.</summary>
internal sealed class QueueWork(
    QueueSettings settings, StagedRuns staged, StagedRunStarter starter, IQueueTalk talk, IGuildLog log, TimeProvider time, Action settleOutput)
{
    private readonly List<(Run Run, Task<int> End)> _underWay = [];
    private readonly HashSet<RunId> _held = [];
    private bool _isIdle;

    /// <summary>How many runs were started.</summary>
    public int Count { get; private set; }

    /// <summary>Starts runs until none is left, if that is to be the end.</summary>
    /// <param name="cancel">Ends the loop.</param>
    /// <exception cref="GuildException">No further guild can be started.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        if (settings.RunsOnce)
            log.Info("Processing staged runs");
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            await TellEndedAsync();
            if (_underWay.Count >= settings.Workers)
            {
                await AwaitEndAsync(Timeout.InfiniteTimeSpan, cancel);
                continue;
            }

            var waiting = staged.Waiting();
            if (await StartNextAsync(waiting, cancel))
                continue;
            if (settings.RunsOnce && waiting.Count == 0 && _underWay.Count == 0)
                return;
            TellIdle(waiting);
            await AwaitEndAsync(settings.PollInterval, cancel);
        }
    }

    /// <summary>Waits for the runs that are under way.</summary>
    public async Task EndAsync()
    {
        await Task.WhenAll(_underWay.Select(r => r.End));
        await TellEndedAsync();
    }

    private async Task<bool> StartNextAsync(IReadOnlyList<Run> waiting, CancellationToken cancel)
    {
        foreach (var run in waiting.Where(HasResources))
        {
            if (MustWait(run))
                return false;
            if (!await staged.TakeAsync(run, cancel))
                continue;
            _isIdle = false;
            Count++;
            Say(() => talk.Takes(run));
            _underWay.Add((run, Start(run)));
            talk.Started(run);
            return true;
        }

        return false;
    }

    private Task<int> Start(Run run)
    {
        try
        {
            return starter.Start(run);
        }
        catch (SpawnException e)
        {
            // Guild has been updated or taken away since the queue began.
            staged.GiveBack(run);
            throw new GuildException([new GuildError($"cannot start another guild for run {run.Id}: {e.Message}") { Fix = "start the queue again; the run stays staged" }], cause: e);
        }
    }

    private bool HasResources(Run run) =>
        settings.Resources.Suffices(settings.NeedsOf(run), _underWay.Select(r => settings.NeedsOf(r.Run)));

    private bool MustWait(Run run)
    {
        if (!settings.WaitsForRunning)
            return false;
        var others = staged.Running().Where(r => _underWay.All(u => u.Run.Id != r.Id)).Select(r => r.Id.Value).ToList();
        if (others.Count > 0 && _held.Add(run.Id))
            log.Info($"Found staged run {run.Id} (waiting for runs to finish: {string.Join(", ", others)})");
        return others.Count > 0;
    }

    private void TellIdle(IReadOnlyList<Run> waiting)
    {
        if (_isIdle || settings.RunsOnce || waiting.Count > 0 || _underWay.Count > 0)
            return;
        _isIdle = true;
        log.Info("Waiting for staged runs");
    }

    private async Task AwaitEndAsync(TimeSpan limit, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny([Task.Delay(limit, time, either.Token), .. _underWay.Select(r => r.End)]);
        await either.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }

    private async Task TellEndedAsync()
    {
        foreach (var (run, end) in _underWay.Where(r => r.End.IsCompleted).ToList())
        {
            _underWay.Remove((run, end));
            var code = await end;
            Say(() => talk.Ended(run, code));
            if (staged.GiveBack(run))
                log.Warning($"Run {run.Id} could not be started (exit code {code}) and stays staged");
        }
    }

    // What runs have printed is to be seen before this, and this before what the next one prints, although it is another stream.
    private void Say(Action say)
    {
        settleOutput();
        say();
        settleOutput();
    }
}
