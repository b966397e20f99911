using SharpCompress.Compressors.Xz;

namespace Guild.Core.Resources.Archives;

/// <summary>What xz compressed: one stream or several, one after the other, which the library alone takes for the first of them.</summary>
internal sealed class XzStreams(Stream file) : ReadOnlyStream
{
    private XZStream _current = new(file);

    /// <summary>How each stream begins.</summary>
    public static ReadOnlySpan<byte> Magic => [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00];

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        int read;
        while ((read = _current.Read(buffer)) == 0 && Follows())
            _current = new XZStream(file);
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _current.Dispose();
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    // Between streams there may be zeros, by fours.
    private bool Follows()
    {
        while (file.Position < file.Length)
        {
            var next = file.ReadByte();
            if (next == 0)
                continue;
            file.Position--;
            return next == Magic[0] ? true : throw new InvalidDataException("something that is no xz follows its compressed content");
        }

        return false;
    }
}
