using Guild.Abstractions;

namespace Unruly;

[RunObserver("unruly", "Never answers.")]
public sealed class UnrulyObserver : IRunObserver
{
    public Task StartingAsync(ObservedRun run, CancellationToken cancel) => Task.CompletedTask;

    public Task EndedAsync(ObservedRun run, CancellationToken cancel) => Task.Delay(Timeout.Infinite, CancellationToken.None);
}
