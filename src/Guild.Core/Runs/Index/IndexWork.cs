namespace Guild.Core.Runs.Index;

/// <summary>Reading of many runs: by one process at a time, and with word of how far it is.</summary>
/// <param name="lockPath">The lock's file.</param>
/// <param name="progress">Is told how many runs of how many have been read; <see langword="null"/> for nobody.</param>
internal sealed class IndexWork(string lockPath, IScanProgress? progress)
{
    private const int ManyRuns = 2000;

    private int _count;

    /// <summary>Begins to read so many runs; dispose of what comes back at the end.</summary>
    /// <exception cref="IndexBusyException">They are many, and another process is at it.</exception>
    public IDisposable? Begin(int count)
    {
        _count = count;
        return count < ManyRuns ? null : FileLock.TryAcquire(lockPath) ?? throw new IndexBusyException();
    }

    /// <summary>Tells how far it is.</summary>
    public void Report(int done)
    {
        if (_count >= ManyRuns)
            progress?.Report(done, _count);
    }

    /// <summary>Tells that it is over, one way or the other.</summary>
    public void End() => Report(_count);
}
