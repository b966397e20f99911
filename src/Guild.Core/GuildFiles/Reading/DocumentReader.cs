using System.Text;
using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Running.Posix;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Bytes of a Guild file -> nodes. Refuses what no Guild file is: huge, binary, or in another encoding.</summary>
internal static class DocumentReader
{
    /// <summary>The limit of the size in bytes.</summary>
    public const int MaxBytes = 10_000_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The document; <see langword="null"/> when it has no content.</summary>
    /// <exception cref="GuildException">The file can't be read or isn't YAML.</exception>
    public static YamlNode? Read(string path, string shownAs, ICollection<GuildError> warnings, DocumentCache? cache, out ReadOnlyMemory<byte> content)
    {
        content = ReadBytes(path, shownAs);
        if (cache is not null && cache.TryRead(path, shownAs, content.Span, out var known))
            return known;
        var text = Decode(content.Span, path, shownAs);
        try
        {
            var before = warnings.Count;
            var root = YamlReader.Read(text, shownAs, warnings);
            // What the parser warns of would be lost with the next reading.
            if (warnings.Count == before)
                cache?.Write(path, content.Span, root);
            return root;
        }
        catch (GuildException e)
        {
            throw new GuildException([.. e.Errors.Select(x => x with { What = $"error in {path}: {x.What}" })], e.Outcome, e);
        }
    }

    private static ReadOnlyMemory<byte> ReadBytes(string path, string shownAs)
    {
        // Opening a pipe would wait for somebody to write to it.
        if (FileStat.Of(path) is { IsRegular: false })
            throw Refused(path, shownAs, "the file cannot be read: it is not a regular file");
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var length = RandomAccess.GetLength(file);
            if (length > MaxBytes)
                throw Refused(path, shownAs, $"the file has {length} bytes, the limit is {MaxBytes}");
            var bytes = new byte[length];
            var read = 0;
            for (int n; read < bytes.Length && (n = RandomAccess.Read(file, bytes.AsSpan(read), read)) > 0; read += n)
            {
            }

            return bytes.AsMemory(0, read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Refused(path, shownAs, $"the file cannot be read: {e.Message}");
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes, string path, string shownAs)
    {
        if (bytes.Contains((byte)0))
            throw Refused(path, shownAs, "the file is not text", LocationOf(bytes, bytes.IndexOf((byte)0), shownAs));
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw Refused(path, shownAs, $"byte 0x{e.BytesUnknown?.FirstOrDefault():x2} is not valid UTF-8", LocationOf(bytes, e.Index, shownAs), "save the file as UTF-8");
        }
    }

    private static SourceLocation LocationOf(ReadOnlySpan<byte> bytes, int index, string shownAs)
    {
        var before = bytes[..Math.Clamp(index, 0, bytes.Length)];
        return new SourceLocation(shownAs, before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));
    }

    private static GuildException Refused(string path, string shownAs, string why, SourceLocation? where = null, string? fix = null) =>
        new(new GuildError($"error in {path}: {why}") { Where = where ?? new SourceLocation(shownAs, 0, 0), Fix = fix });
}
