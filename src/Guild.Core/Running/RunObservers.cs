using Guild.Abstractions;
using Guild.Core.Logging;
using Guild.Core.Planning;
using Guild.Core.Plugins;

namespace Guild.Core.Running;

/// <summary>Tells the enabled observers what happens to a run. Whatever they do, the run's outcome is its own.</summary>
internal sealed class RunObservers(IPluginCatalog plugins, IGuildLog log)
{
    public Task StartingAsync(RunPlan plan, CancellationToken cancel) =>
        TellAsync(plan, (observer, run) => observer.StartingAsync(run, cancel), null);

    public Task EndedAsync(RunPlan plan, int exitStatus, CancellationToken cancel) =>
        TellAsync(plan, (observer, run) => observer.EndedAsync(run, cancel), exitStatus);

    private Task TellAsync(RunPlan plan, Func<IRunObserver, ObservedRun, Task> tell, int? exitStatus) =>
        plan.Observers.Count == 0 ? Task.CompletedTask : TellAllAsync(plan, tell, exitStatus);

    private async Task TellAllAsync(RunPlan plan, Func<IRunObserver, ObservedRun, Task> tell, int? exitStatus)
    {
        var run = new ObservedRun
        {
            Id = plan.Id.Value,
            Directory = plan.RunDirectory,
            Operation = plan.OperationText,
            Flags = plan.Flags.ToDictionary(f => f.Key, f => f.Value),
            ExitStatus = exitStatus,
        };
        foreach (var observer in plan.Observers)
        {
            try
            {
                await tell(plugins.Activate<IRunObserver>(observer), run).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                // Whatever a plugin throws: it is its author's to fix and must not cost the user a run.
                log.Warning($"observer '{observer.Name}' of plugin '{observer.Plugin}' failed: {error.Message}");
            }
        }
    }
}
