using Guild.Core.Running.Posix;

namespace Guild.Core.Resources;

/// <summary>Copies files and directories, links followed. The system clones blocks where the file system can.</summary>
internal static class TreeCopy
{
    // From here on a copy may take long enough that somebody wants to stop it.
    private const long Long = 64 << 20;

    /// <summary>Copies a file. The copy can be written to, whatever its origin says.</summary>
    public static async Task FileAsync(string origin, string target, CancellationToken cancel)
    {
        if (new FileInfo(origin).Length < Long)
            File(origin, target);
        else
            await Task.Run(() => File(origin, target), cancel).WaitAsync(cancel);
    }

    /// <summary>Copies a directory with all below it, one file at a time as the sizes are read.</summary>
    /// <returns>The size of each file copied.</returns>
    public static IEnumerable<long> Directory(string origin, string target, CancellationToken cancel) =>
        Directory(origin, target, [RealPath.Of(origin)], cancel);

    private static IEnumerable<long> Directory(string origin, string target, HashSet<string> above, CancellationToken cancel)
    {
        System.IO.Directory.CreateDirectory(target);
        foreach (var entry in new DirectoryInfo(origin).EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            cancel.ThrowIfCancellationRequested();
            var copy = Path.Combine(target, entry.Name);
            if (DanglingLink.Is(entry))
            {
                System.IO.File.CreateSymbolicLink(copy, entry.LinkTarget!);
            }
            else if (System.IO.Directory.Exists(entry.FullName))
            {
                var real = RealPath.Of(entry.FullName);
                if (!above.Add(real))
                    throw new UnmetException($"'{entry.FullName}' links to a directory that it lies in");
                foreach (var size in Directory(entry.FullName, copy, above, cancel))
                    yield return size;
                above.Remove(real);
            }
            else
            {
                File(entry.FullName, copy);
                yield return new FileInfo(copy).Length;
            }
        }
    }

    private static void File(string origin, string target)
    {
        // Opening a pipe would wait for its other end.
        if (FileStat.Of(origin) is { IsRegular: false })
            throw new UnmetException($"'{origin}' is neither a file nor a directory");
        System.IO.File.Copy(origin, target);
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(target, System.IO.File.GetUnixFileMode(target) | UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
