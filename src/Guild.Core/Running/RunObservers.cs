using Guild.Abstractions;
using Guild.Core.Logging;
using Guild.Core.Planning;
using Guild.Core.Plugins;
using Guild.Core.Runs;
using Guild.Core.Scalars;

namespace Guild.Core.Running;

/// <summary>Tells the enabled observers what happens to a run. Whatever they do, the run's outcome is its own.</summary>
internal sealed class RunObservers(IPluginCatalog plugins, IGuildLog log)
{
    public Task StartingAsync(RunPlan plan, CancellationToken cancel) => plan.Observers.Count == 0
        ? Task.CompletedTask
        : TellAsync(plan, (observer, run) => observer.StartingAsync(run, cancel), Describe(plan));

    public Task EndedAsync(RunPlan plan, RunDirectory run, int exitStatus, CancellationToken cancel) => plan.Observers.Count == 0
        ? Task.CompletedTask
        : TellAsync(plan, (observer, observed) => observer.EndedAsync(observed, cancel), Describe(plan) with
        {
            ExitStatus = exitStatus,
            Status = exitStatus == 0 ? "completed" : exitStatus < 0 ? "terminated" : "error",
            Scalars = LastValues(run),
        });

    private static ObservedRun Describe(RunPlan plan) => new()
    {
        Id = plan.Id.Value,
        Directory = plan.RunDirectory,
        Operation = plan.OperationText,
        Flags = plan.Flags.ToDictionary(f => f.Key, f => f.Value),
        Label = plan.Attributes.FirstOrDefault(a => a.Key == "label")?.Value is TextValue label ? label.Text : null,
    };

    private static Dictionary<string, double> LastValues(RunDirectory run)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var scalar in RunScalars.Read(run).Summaries)
            values[scalar.Key] = scalar.Last.Value;
        return values;
    }

    private async Task TellAsync(RunPlan plan, Func<IRunObserver, ObservedRun, Task> tell, ObservedRun run)
    {
        foreach (var observer in plan.Observers)
        {
            try
            {
                await tell(plugins.Activate<IRunObserver>(observer), run).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                // Whatever a plugin throws: it is its author's to fix and must not cost the user a run.
                var remedy = error is PluginSettingException { Remedy: { } text } ? $"; {text}" : "";
                log.Warning($"observer '{observer.Name}' of plugin '{observer.Plugin}' failed: {error.Message}{remedy}");
            }
        }
    }
}
