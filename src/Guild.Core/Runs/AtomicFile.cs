using System.Globalization;
using System.Text;
using Guild.Core.Running.Posix;
using Guild.Core.Text;

namespace Guild.Core.Runs;

/// <summary>Files that a reader sees either as they were or as they will be, never half-written.</summary>
public static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // Of this process; each of its files has a number beside.
    private static readonly string TemporaryName = $".tmp-{RandomName.New()}-";
    private static long _lastNumber;

    /// <summary>Writes text as UTF-8. See <see cref="Write(string, string, ReadOnlySpan{byte}, bool)"/>.</summary>
    public static void Write(string path, string temporaryDirectory, string text, bool isDurable = false) =>
        Write(path, temporaryDirectory, Utf8.GetBytes(text), isDurable);

    /// <summary>Writes bytes under a temporary name and renames.</summary>
    /// <param name="path">The file.</param>
    /// <param name="temporaryDirectory">An existing directory on the same file system.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="isDurable">Whether the content and its name are on the disk when this returns.</param>
    public static void Write(string path, string temporaryDirectory, ReadOnlySpan<byte> bytes, bool isDurable = false)
    {
        var temporary = Path.Combine(temporaryDirectory, string.Create(CultureInfo.InvariantCulture, $"{TemporaryName}{Interlocked.Increment(ref _lastNumber)}"));
        try
        {
            using (var file = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                RandomAccess.Write(file, bytes, 0);
                if (isDurable)
                    RandomAccess.FlushToDisk(file);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            DeleteQuietly(temporary);
            throw;
        }

        if (isDurable)
            DirectorySync.Flush(Path.GetDirectoryName(path)!);
    }

    private static void DeleteQuietly(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The reason why writing failed is what the caller needs to hear; a left-over temporary file harms nobody.
        }
    }
}
