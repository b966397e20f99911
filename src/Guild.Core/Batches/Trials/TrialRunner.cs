using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Planning;
using Guild.Core.Running;
using Guild.Core.Runs;
using Guild.Core.Text;

namespace Guild.Core.Batches.Trials;

/// <summary>Starts trials, each as a restart of its run, in this process (runs.md 7.3).</summary>
public sealed class TrialRunner(
    GuildEnvironment environment, RunStore store, RunPlanner planner, RunExecutor executor, IGuildLog log, StopRequest stop, TimeProvider time)
{
    private readonly RunStatusLock _lock = new(environment.Home, time);

    /// <summary>The trial that runs; <see langword="null"/> between two.</summary>
    public RunDirectory? Current { get; private set; }

    /// <summary>Runs a trial to its end, or stages it.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="trial">The trial.</param>
    /// <returns>The trial's exit code; 0 where there was nothing to do.</returns>
    public async Task<int> RunAsync(BatchRecord batch, RunDirectory trial)
    {
        if (await FindPendingAsync(trial) is not { } pending)
            return 0;
        var text = RunOperation.Text(batch.Prototype);
        log.Info($"{(batch.StagesTrials ? "Staging" : "Running")} trial {trial.Id}: {text} ({Flags(pending)})");
        Current = trial;
        try
        {
            return await StartAsync(batch, trial);
        }
        finally
        {
            Current = null;
        }
    }

    private async Task<int> StartAsync(BatchRecord batch, RunDirectory trial)
    {
        try
        {
            var planned = await planner.PlanAsync(Request(batch, trial), stop.Token);
            foreach (var warning in planned.Warnings)
                log.Warning(warning);
            var outcome = await executor.ExecuteAsync(planned.Plan, new ExecutionOptions { Stages = batch.StagesTrials });
            // Ctrl-C reaches the program and guild at the same time, and guild may be told last: too late to keep the next trial from starting.
            if (outcome.ExitStatus is -(int)StopSignal.Interrupt)
                stop.Ask(StopSignal.Interrupt);
            if (outcome.ExitCode != 0 && stop.Signal is null)
                log.Error($"Trial {trial.Id} exited with an error ({outcome.ExitCode}) - see log for details");
            return outcome.ExitCode;
        }
        catch (GuildException e)
        {
            // Each outcome's number is the exit code that guild would give.
            log.Error($"Trial {trial.Id} exited with an error: ({(int)e.Outcome}) {e.Message}");
            return (int)e.Outcome;
        }
        catch (PluginException e)
        {
            log.Error($"Trial {trial.Id} exited with an error: ({(int)Outcome.Error}) plugin '{e.Plugin}' failed: {e.Message}");
            return (int)Outcome.Error;
        }
    }

    private static RunRequest Request(BatchRecord batch, RunDirectory trial) => new()
    {
        Restart = trial.Path,
        Stages = batch.StagesTrials,
        ForcesDependencies = batch.ForcesDependencies,
        IsOffline = batch.IsOffline,
    };

    /// <summary>The trial, if it still waits. Somebody may have started it, or stopped the batch and gone on.</summary>
    private async Task<Run?> FindPendingAsync(RunDirectory trial)
    {
        using var held = await _lock.AcquireAsync(stop.Token);
        var run = store.Open(trial);
        var status = run?.Status;
        if (status == RunStatus.Pending)
            return run;
        log.Info($"Skipping {trial.Id} because its status is '{(status is { } known ? known.ToString().ToLowerInvariant() : "deleted")}' (expected 'pending')");
        return null;
    }

    private static string Flags(Run trial) => string.Join(
        ", ",
        Sorted.By(trial.Flags.Entries.Where(e => !e.Value.IsNull), static e => e.Name ?? "", CodePointOrder.Instance)
            .Select(e => FlagText.FormatAssignment(e.Name ?? "", e.Value)));
}
