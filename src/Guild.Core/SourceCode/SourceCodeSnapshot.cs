using System.Buffers;
using System.Text;
using Guild.Core.Errors;
using Guild.Core.Hashing;

namespace Guild.Core.SourceCode;

/// <summary>Copies selected source code into a run directory: content and modes, not times.</summary>
public static class SourceCodeSnapshot
{
    private const int BufferSize = 128 * 1024;
    private const UnixFileMode Permissions = (UnixFileMode)0b111_111_111;

    /// <summary>Copies the files, one after the other; each is reported when its copy is complete.</summary>
    /// <param name="selection">What to copy.</param>
    /// <param name="runDirectory">Absolute path of the run directory.</param>
    /// <param name="target">The directory to copy to, relative to it; <c>.</c> for itself.</param>
    /// <param name="cancel">Stops between two files.</param>
    /// <exception cref="GuildException">A file can't be copied.</exception>
    public static IEnumerable<SnapshotFile> Copy(SourceCodeSelection selection, string runDirectory, string target, CancellationToken cancel)
    {
        var prefix = target is "." or "" ? "" : target.TrimEnd('/') + "/";
        foreach (var file in selection.Files)
        {
            cancel.ThrowIfCancellationRequested();
            var path = prefix + file;
            yield return new SnapshotFile(path, file, CopyFile(Path.Combine(selection.Root, file), Path.Combine(runDirectory, path)));
        }
    }

    /// <summary>
    /// The digest of the source code in a run: MD5 over each file's path, a zero byte, its content and a zero byte, in the order of the
    /// paths' bytes; <see langword="null"/> when there is none.
    /// </summary>
    public static string? Digest(string runDirectory, IEnumerable<string> paths)
    {
        var sorted = paths.ToArray();
        if (sorted.Length == 0)
            return null;
        // Ordinal order of UTF-16 differs from that of UTF-8 only beyond the basic plane, where surrogates sort too low.
        Array.Sort(sorted, CompareBytes);
        var digest = new Md5Hash();
        foreach (var path in sorted)
        {
            digest.Append(Encoding.UTF8.GetBytes(path + '\0'));
            AppendFile(digest, Path.Combine(runDirectory, path));
            digest.Append([0]);
        }

        return digest.Finish();
    }

    private static void AppendFile(Md5Hash digest, string path)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        while (file.Read(buffer) is var count and > 0)
            digest.Append(buffer.AsSpan(0, count));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static int CompareBytes(string a, string b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b));

    private static string CopyFile(string from, string to)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            // What is there may be a link to a file of the user, or read-only: never write through it.
            File.Delete(to);
            var length = new FileInfo(from) is { LinkTarget: null } plain ? plain.Length : -1;
            // An empty "file" may be a named pipe, on which opening waits for ever.
            return length == 0 ? CreateEmpty(from, to) : CopyContent(from, to);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new GuildException(
                [
                    new GuildError($"cannot copy source code file '{from}' to '{to}': {error.Message}")
                    {
                        Fix = "make the file readable, or exclude it with 'sourcecode' in the Guild file",
                    },
                ],
                cause: error);
        }
    }

    private static string CreateEmpty(string from, string to)
    {
        using (var file = Create(to, Mode(from)))
        {
        }

        return "da39a3ee5e6b4b0d3255bfef95601890afd80709";
    }

    private static string CopyContent(string from, string to)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            using var copy = Create(to, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(source.SafeFileHandle));
            var digest = new Sha1Hash();
            // As long as it is now: a log that grows as fast as it is copied would never end.
            for (var rest = source.CanSeek ? source.Length : long.MaxValue; rest > 0;)
            {
                var count = source.Read(buffer, 0, (int)Math.Min(buffer.Length, rest));
                if (count == 0)
                    break;
                digest.Append(buffer.AsSpan(0, count));
                copy.Write(buffer, 0, count);
                rest -= count;
            }

            return digest.Finish();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    private static FileStream Create(string path, UnixFileMode mode)
    {
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        // After creation, since the umask would take bits away.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file.SafeFileHandle, mode & Permissions);
        return file;
    }
}
