using Guild.Core.Batches.Trials;
using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Running;
using Guild.Core.Runs;

namespace Guild.Core.Batches;

/// <summary>
/// What the process of a batch does: makes trials and runs them, one after the other, in this process (runs.md 7.3). A trial costs little more
/// than its program, since nothing has to be started for it but that.
/// </summary>
public sealed class BatchProcess(RunStore store, TrialMaker maker, TrialRunner runner, IGuildLog log, StopRequest stop)
{
    /// <summary>Makes and runs the trials of a batch.</summary>
    /// <param name="directory">The batch's run.</param>
    /// <returns>The exit code: 0, or that of the trial that ended the batch; <see langword="null"/> when guild was asked to stop.</returns>
    /// <exception cref="GuildException">There can be no trials.</exception>
    public async Task<int?> RunAsync(RunDirectory directory)
    {
        var batch = BatchRecord.Of(store.Open(directory) ?? throw new GuildException($"there is no run in {directory.Path}"));
        // A wrong objective ends the batch, also where nobody will look at it.
        batch.Objective.Column();
        stop.Asked += OnStop;
        try
        {
            var code = batch.Optimizer.IsSequential ? await RunLearningAsync(batch) : await RunKnownAsync(batch);
            return stop.Signal is null ? code : null;
        }
        catch (OperationCanceledException) when (stop.Signal is not null)
        {
            return null;
        }
        finally
        {
            stop.Asked -= OnStop;
            if (stop.Signal is { } signal)
                log.Info(signal == StopSignal.Interrupt ? "Stopping batch" : "Stopping batch (pending trials can be started as needed)");
        }
    }

    private async Task<int> RunKnownAsync(BatchRecord batch)
    {
        var known = KnownTrials.Of(batch.Optimizer, batch.Flags, batch.MaxTrials, batch.Seed);
        var earlier = Earlier(batch);
        // All before the first one starts: whoever looks sees what is to come, and can go on with it if this batch ends early.
        var trials = known.Select(flags => NextOf(batch, earlier, flags)).OfType<RunDirectory>().ToList();
        if (batch.Resumes)
            log.Info($"Resuming batch ({known.Count - trials.Count} of {known.Count} trials done)");
        foreach (var trial in trials)
        {
            if (await runner.RunAsync(batch, trial) is var code and not 0 && EndsBatch(batch))
                return code;
            stop.Token.ThrowIfCancellationRequested();
        }

        return 0;
    }

    private async Task<int> RunLearningAsync(BatchRecord batch)
    {
        var search = new LearningSearch(batch, store);
        var earlier = Earlier(batch);
        var (made, succeeded) = (earlier.Done, earlier.Done);
        if (batch.Resumes)
            log.Info($"Resuming batch ({made} of {search.Count} trials done)");
        search.Skip(made);
        var waiting = new Queue<Run>(earlier.Undone);
        for (; made < search.Count; made++)
        {
            var code = await runner.RunAsync(batch, waiting.TryDequeue(out var trial) ? Again(trial, search) : MakeNext(batch, search, made, succeeded));
            stop.Token.ThrowIfCancellationRequested();
            if (code == 0)
                succeeded++;
            else if (EndsBatch(batch))
                return code;
        }

        return 0;
    }

    /// <summary>The trials that the batch has already, when they count.</summary>
    private ResumedTrials Earlier(BatchRecord batch) => new(batch, batch.Resumes ? store.LinkedFrom(batch.Run.Directory.Path) : []);

    /// <summary>The trial to run for these flags; <see langword="null"/> when one is done.</summary>
    private RunDirectory? NextOf(BatchRecord batch, ResumedTrials earlier, IReadOnlyList<NamedValue> flags) =>
        earlier.Take(flags) is not { } trial ? Make(batch, flags)
        : ResumedTrials.IsDone(batch, trial) ? null
        : ResumedTrials.Await(trial);

    private static RunDirectory Again(Run trial, LearningSearch search)
    {
        search.Skip(1);
        return ResumedTrials.Await(trial);
    }

    private RunDirectory MakeNext(BatchRecord batch, LearningSearch search, int made, int succeeded)
    {
        var (message, flags) = search.Next(made, succeeded);
        log.Info(message);
        return Make(batch, flags);
    }

    private RunDirectory Make(BatchRecord batch, IReadOnlyList<NamedValue> flags)
    {
        stop.Token.ThrowIfCancellationRequested();
        return maker.Make(batch, flags);
    }

    private bool EndsBatch(BatchRecord batch)
    {
        if (!batch.FailsOnTrialError || stop.Signal is not null)
            return false;
        log.Error("Stopping batch because a trial failed (pending trials can be started as needed)");
        return true;
    }

    private void OnStop(StopSignal signal)
    {
        if (signal != StopSignal.Interrupt && runner.Current is { } trial && SmallFile.ReadText(trial.Lock) is { } process)
            log.Info($"Stopping trial (proc {process.Trim()})");
    }
}
