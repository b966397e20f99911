using Guild.Abstractions;
using Guild.Core.Planning;
using Guild.Core.Runs;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Running;

/// <summary><c>--needed</c>: a run is skipped when an equal one exists (runs.md 8.4).</summary>
internal sealed class NeededRuns(RunStore store, RunFinder finder, Func<RunRows> rows, ITerminal terminal)
{
    /// <summary>Whether the planned run isn't needed; says why.</summary>
    public bool Skip(PlannedRun planned, RunRequest request)
    {
        var plan = planned.Plan;
        var flags = MapOf(plan);
        if (request.Restart is not null)
        {
            if (store.Open(new RunDirectory(plan.RunDirectory)) is not { } old || !IsDone(old) || old.Flags != flags)
                return false;
            terminal.Out.WriteLine("Skipping run because flags have not changed (--needed specified)");
            return true;
        }

        var matching = finder.Equal(plan.OpRef, flags).Where(r => IsAlike(r.Prototype, plan.Prototype)).ToList();
        if (matching.Count == 0)
            return false;
        terminal.Out.WriteLine("Skipping because the following runs match this operation (--needed specified):");
        foreach (var line in rows().Short(matching))
            terminal.Out.WriteLine(line);
        return true;
    }

    /// <summary>Whether two batches stand for the same trials; runs that are none are alike in this.</summary>
    private static bool IsAlike(Run? prototype, RunPlan? planned) =>
        planned is null ? prototype is null : prototype?.OpRef == planned.OpRef && prototype?.Flags == MapOf(planned);

    private static MapValue MapOf(RunPlan plan) => MapValue.Of(plan.Flags.Select(f => new MapEntry(f.Key, f.Value)));

    private static bool IsDone(Run run) => run.Status is RunStatus.Completed or RunStatus.Terminated;
}
