namespace Guild.Core.Runs;

/// <summary>The lock that whoever takes a waiting run to start it holds while it looks and takes, the original included (runs.md 7.3).</summary>
/// <param name="home">Absolute path of the Guild home.</param>
/// <param name="time">The clock.</param>
public sealed class RunStatusLock(string home, TimeProvider time)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly string _path = new HomeLocks(home).RunStatus;

    /// <summary>Waits for the lock; <see langword="null"/> when it can't be had: its holder hangs, which is no reason to hang as well.</summary>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="OperationCanceledException">Waiting was stopped.</exception>
    public async Task<FileLock?> AcquireAsync(CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            return await FileLock.AcquireIfPossibleAsync(_path, either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}
