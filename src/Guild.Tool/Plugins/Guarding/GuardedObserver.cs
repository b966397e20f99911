using Guild.Abstractions;

namespace Guild.Tool.Plugins.Guarding;

/// <summary>An observer has a bounded time: a run must not wait for a server that doesn't answer.</summary>
internal sealed class GuardedObserver(string plugin, IRunObserver observer, PluginGuard guard) : IRunObserver
{
    public Task StartingAsync(ObservedRun run, CancellationToken cancel) =>
        guard.CallInTimeAsync(plugin, "take note of the start", c => observer.StartingAsync(run, c), cancel);

    public Task EndedAsync(ObservedRun run, CancellationToken cancel) =>
        guard.CallInTimeAsync(plugin, "take note of the end", c => observer.EndedAsync(run, c), cancel);
}
