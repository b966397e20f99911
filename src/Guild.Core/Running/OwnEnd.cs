using Guild.Core.Running.Posix;

namespace Guild.Core.Running;

/// <summary>
/// Ends this process as a signal does. A guild that is a run's process has to: by its end whoever waits for it sees that it was stopped,
/// and an exit code can't say so.
/// </summary>
public static class OwnEnd
{
    /// <summary>Ends this process by a signal. Returns only on Windows, where there are none.</summary>
    public static void By(StopSignal signal)
    {
        if (!OperatingSystem.IsWindows())
            Libc.Die((int)signal);
    }
}
