using System.IO.Compression;

namespace Guild.Core.Resources.Archives;

/// <summary>What a tar file is compressed with. Told by content, as the original does: names of archives lie.</summary>
internal static class Compression
{
    private const int LongestMagic = 6;

    /// <summary>The plain content of a file that may be compressed.</summary>
    /// <param name="file">The file, at its beginning.</param>
    public static Stream Open(Stream file)
    {
        Span<byte> start = stackalloc byte[LongestMagic];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        start = start[..length];
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
            return new GZipStream(file, CompressionMode.Decompress);
        if (start.StartsWith("BZh"u8))
            return DecodedStream.OfBzip2(file);
        if (start.StartsWith(XzStreams.Magic))
            return new DecodedStream(new XzStreams(file));
        return start.StartsWith((ReadOnlySpan<byte>)[0x28, 0xb5, 0x2f, 0xfd]) ? DecodedStream.OfZstandard(file) : file;
    }
}
