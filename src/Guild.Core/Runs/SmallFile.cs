using System.Runtime.CompilerServices;
using System.Text;
using Guild.Core.Running.Posix;

namespace Guild.Core.Runs;

/// <summary>Reading of small files that may well not be there. A list of runs does so by the ten thousand, so every system call counts.</summary>
internal static class SmallFile
{
    private const int UsualSize = 2048;

    /// <summary>The text of a UTF-8 file; <see langword="null"/> when there is none.</summary>
    [SkipLocalsInit]
    public static string? ReadText(string path)
    {
        Span<byte> bytes = stackalloc byte[UsualSize];
        if (RawFile.TryRead(path, bytes, out var length) && length < UsualSize)
            return length < 0 ? null : Decode(bytes[..length]);
        // Asking first costs a tenth of the exception that a missing file would throw.
        if (!File.Exists(path))
            return null;
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            length = RandomAccess.Read(file, bytes, 0);
            return length < UsualSize ? Decode(bytes[..length]) : Decode(ReadOn(file, bytes));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Deleted between the question and the reading.
            return null;
        }
    }

    private static byte[] ReadOn(Microsoft.Win32.SafeHandles.SafeFileHandle file, ReadOnlySpan<byte> start)
    {
        using var all = new MemoryStream(UsualSize * 4);
        all.Write(start);
        var buffer = new byte[UsualSize * 4];
        for (int length; (length = RandomAccess.Read(file, buffer, all.Length)) > 0;)
            all.Write(buffer, 0, length);
        return all.ToArray();
    }

    private static string Decode(ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
}
