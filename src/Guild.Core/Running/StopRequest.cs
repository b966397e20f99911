namespace Guild.Core.Running;

/// <summary>
/// That guild was asked to stop, and how. The host feeds it from the signals it receives; whoever runs something waits on it.
/// </summary>
public sealed class StopRequest : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly Lock gate = new();
    private bool isOver;

    /// <summary>Raised, on the caller's thread, each time guild is asked, the first time included.</summary>
    public event Action<StopSignal>? Asked;

    /// <summary>How guild was asked first; <see langword="null"/> while it wasn't.</summary>
    public StopSignal? Signal { get; private set; }

    /// <summary>Cancelled once guild was asked to stop.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>
    /// The exit status recorded for what ends, unsuccessfully, after such a request: -2 for an interrupt, -15 for anything else.
    /// </summary>
    public int ExitStatus => Signal == StopSignal.Interrupt ? -(int)StopSignal.Interrupt : -(int)StopSignal.Terminate;

    /// <summary>Asks guild to stop. A later request doesn't change <see cref="Signal"/>, but is passed on as well.</summary>
    public void Ask(StopSignal signal)
    {
        lock (gate)
        {
            // Signals may still arrive while guild itself ends.
            if (isOver)
                return;
            Signal ??= signal;
            Asked?.Invoke(signal);
            source.Cancel();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
            isOver = true;
        source.Dispose();
    }
}
