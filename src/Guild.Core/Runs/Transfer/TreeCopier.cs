using Guild.Core.Resources;
using Guild.Core.Running.Posix;

namespace Guild.Core.Runs.Transfer;

/// <summary>Copies a directory with all below it, without loss: contents, links, permissions and times. What was written is read again.</summary>
/// <param name="followsLinks">Whether links are replaced by what they point to; one that points nowhere stays a link.</param>
/// <param name="warn">Is told of what can't be copied: pipes, sockets, devices.</param>
internal sealed class TreeCopier(bool followsLinks, Action<string> warn)
{
    private readonly byte[] _buffer = new byte[1 << 18];
    private readonly HashSet<string> _above = new(StringComparer.Ordinal);

    /// <summary>Copies a directory.</summary>
    /// <exception cref="IOException">Something can't be read or written, or was written wrongly.</exception>
    public void Copy(string source, string target) => CopyDirectory(new DirectoryInfo(source), target);

    private void CopyDirectory(DirectoryInfo source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var entry in source.EnumerateFileSystemInfos())
        {
            var copy = Path.Combine(target, entry.Name);
            if (entry.LinkTarget is { } link && !IsFollowed(entry))
                CopyLink(entry, link, copy);
            else if (entry is DirectoryInfo directory || Directory.Exists(entry.FullName))
                Enter(entry.FullName, copy);
            else if (FileStat.Of(entry.FullName) is { IsRegular: false })
                warn($"{entry.FullName} is no regular file, skipping");
            else
                CopyFile(entry.FullName, copy);
        }

        // Last: a directory that may not be written to has to be filled first, and filling it changes its time.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(target, source.UnixFileMode);
        Directory.SetLastWriteTimeUtc(target, source.LastWriteTimeUtc);
    }

    private bool IsFollowed(FileSystemInfo entry) => followsLinks && !DanglingLink.Is(entry);

    private void Enter(string source, string copy)
    {
        var real = followsLinks ? RealPath.Of(source) : source;
        if (!_above.Add(real))
            throw new IOException($"'{source}' links to a directory that it lies in");
        CopyDirectory(new DirectoryInfo(source), copy);
        _above.Remove(real);
    }

    private static void CopyLink(FileSystemInfo entry, string link, string copy)
    {
        if (entry is DirectoryInfo)
            Directory.CreateSymbolicLink(copy, link);
        else
            File.CreateSymbolicLink(copy, link);
        // Of a link itself, not of what it points to.
        File.SetLastWriteTimeUtc(copy, entry.LastWriteTimeUtc);
    }

    private void CopyFile(string source, string copy)
    {
        var time = File.GetLastWriteTimeUtc(source);
        var written = Checksum.Start;
        using (var from = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0))
        using (var to = new FileStream(copy, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0))
        {
            for (int length; (length = from.Read(_buffer)) > 0;)
            {
                to.Write(_buffer.AsSpan(0, length));
                written = Checksum.Add(written, _buffer.AsSpan(0, length));
            }
        }

        if (ChecksumOf(copy) != written)
            throw new IOException($"'{copy}' doesn't hold what was written to it");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(copy, File.GetUnixFileMode(source));
        File.SetLastWriteTimeUtc(copy, time);
    }

    private uint ChecksumOf(string path)
    {
        var sum = Checksum.Start;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        for (int length; (length = file.Read(_buffer)) > 0;)
            sum = Checksum.Add(sum, _buffer.AsSpan(0, length));
        return sum;
    }
}
