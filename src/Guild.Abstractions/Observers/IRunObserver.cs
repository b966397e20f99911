namespace Guild.Abstractions;

/// <summary>Is told when a run starts and ends. Carries <see cref="RunObserverAttribute"/>.</summary>
/// <remarks>A failing observer is reported and never changes the outcome of the run.</remarks>
public interface IRunObserver
{
    /// <summary>The run's process is about to start.</summary>
    Task StartingAsync(ObservedRun run, CancellationToken cancel);

    /// <summary>The run has ended and its record is complete.</summary>
    Task EndedAsync(ObservedRun run, CancellationToken cancel);
}
