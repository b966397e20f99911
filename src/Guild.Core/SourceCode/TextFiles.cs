using System.Buffers;
using System.Text;

namespace Guild.Core.SourceCode;

/// <summary>Tells text files from binary ones (guildfile.md 11.1): by extension, else by a sample.</summary>
public static class TextFiles
{
    private const int SampleSize = 1024;

    /// <summary>Whether a file of this name and content is text. A file that can't be read isn't.</summary>
    public static bool IsText(string path, long length)
    {
        if (IsTextByName(path) is { } known)
            return known;
        if (length == 0)
            return true;
        try
        {
            Span<byte> sample = stackalloc byte[SampleSize];
            using var file = File.OpenHandle(path);
            return IsText(sample[..RandomAccess.Read(file, sample, 0)]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether a sample is the beginning of a text.</summary>
    public static bool IsText(ReadOnlySpan<byte> sample)
    {
        if (sample.IsEmpty || IsEncodedText(sample))
            return true;
        int unusual = 0, low = 0;
        foreach (var b in sample)
        {
            if (b is not (8 or 9 or 10 or 12 or 13 or >= 32 and <= 126))
                unusual++;
            if (b < 127)
                low++;
        }

        var unusualShare = (double)unusual / sample.Length;
        var lowShare = (double)low / sample.Length;
        if ((unusualShare > 0.3 && lowShare < 0.05) || (unusualShare > 0.8 && lowShare > 0.8))
            return false;
        return sample.IndexOfAny((byte)0x00, (byte)0xff) < 0;
    }

    private static bool? IsTextByName(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" or ".md" or ".py" or ".sh" or ".txt" => true,
        ".ai" or ".bmp" or ".gif" or ".ico" or ".jpeg" or ".jpg" or ".png" or ".ps" or ".psd" or ".svg" or ".tif" or ".tiff"
            or ".aif" or ".mid" or ".midi" or ".mpa" or ".mp3" or ".ogg" or ".wav" or ".wma"
            or ".avi" or ".mov" or ".mp4" or ".mpeg" or ".swf" or ".wmv"
            or ".7z" or ".deb" or ".gz" or ".pkg" or ".rar" or ".rpm" or ".tar" or ".xz" or ".z" or ".zip"
            or ".doc" or ".docx" or ".key" or ".pdf" or ".ppt" or ".pptx" or ".xlr" or ".xls" or ".xlsx"
            or ".bin" or ".pickle" or ".pkl" or ".pyc" => false,
        _ => null,
    };

    // UTF-8 with characters beyond ASCII, or a byte order mark of UTF-16 or UTF-32. The sample may end within a character.
    private static bool IsEncodedText(ReadOnlySpan<byte> sample)
    {
        if (sample.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || sample.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
            return true;
        if (sample.StartsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0xfe, 0xff]))
            return true;
        if (!sample.ContainsAnyInRange((byte)0x80, (byte)0xff) || sample.Contains((byte)0))
            return false;
        while (!sample.IsEmpty)
        {
            var result = Rune.DecodeFromUtf8(sample, out _, out var used);
            if (result == OperationStatus.NeedMoreData)
                return true;
            if (result != OperationStatus.Done)
                return false;
            sample = sample[used..];
        }

        return true;
    }
}
