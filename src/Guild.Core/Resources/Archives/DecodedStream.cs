using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.ZStandard;

namespace Guild.Core.Resources.Archives;

/// <summary>Content that a library decodes, whose many exceptions all say the same: the file is damaged.</summary>
internal sealed class DecodedStream(Stream inner) : ReadOnlyStream
{
    /// <summary>What bzip2 compressed, in one piece or several.</summary>
    public static Stream OfBzip2(Stream file)
    {
        try
        {
            return new DecodedStream(BZip2Stream.Create(file, SharpCompress.Compressors.CompressionMode.Decompress, decompressConcatenated: true));
        }
        catch (Exception e) when (e is not (OutOfMemoryException or UnauthorizedAccessException))
        {
            throw Damaged(e);
        }
    }

    /// <summary>What zstandard compressed, in one frame or several.</summary>
    public static Stream OfZstandard(Stream file) => new DecodedStream(new DecompressionStream(file, leaveOpen: false));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or UnauthorizedAccessException or InvalidDataException))
        {
            throw Damaged(e);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private static InvalidDataException Damaged(Exception e) => new($"its compressed content is damaged: {e.Message.TrimEnd('.')}", e);
}
