using Guild.Abstractions;

namespace Good;

[RunObserver("bell", "Rings when a run ends.")]
public sealed class BellObserver : IRunObserver
{
    public Task StartingAsync(ObservedRun run, CancellationToken cancel) => Task.CompletedTask;

    public Task EndedAsync(ObservedRun run, CancellationToken cancel) => Task.CompletedTask;
}
