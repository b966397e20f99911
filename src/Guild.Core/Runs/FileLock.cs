namespace Guild.Core.Runs;

/// <summary>A lock between processes: an open file that nobody else may open. The kernel frees it when its holder dies.</summary>
public sealed class FileLock : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(250);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Takes the lock if it is free; <see langword="null"/> when it isn't.</summary>
    /// <param name="path">The lock's file; created, with its directory, when it isn't there. It stays: deleting it would let two holders in.</param>
    public static FileLock? TryAcquire(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch (IOException e) when (IsHeldByAnother(e))
        {
            return null;
        }
    }

    /// <summary>Waits for the lock.</summary>
    public static async Task<FileLock> AcquireAsync(string path, CancellationToken cancel)
    {
        for (var wait = TimeSpan.FromMilliseconds(5); ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            cancel.ThrowIfCancellationRequested();
            if (TryAcquire(path) is { } held)
                return held;
            await Task.Delay(wait, cancel);
        }
    }

    /// <summary>Waits for the lock; <see langword="null"/> where none can be made, as on a full disk or in a home that may only be read.</summary>
    public static async Task<FileLock?> AcquireIfPossibleAsync(string path, CancellationToken cancel)
    {
        try
        {
            return await AcquireAsync(path, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // A full disk or a path that can't be must not look like a lock that will be free soon: only the codes of a held lock count
    // (EAGAIN of Linux and of the BSDs, the sharing violation of Windows).
    private static bool IsHeldByAnother(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    /// <summary>Frees the lock.</summary>
    public void Dispose() => _file.Dispose();
}
