namespace Guild.Core.Running.Posix;

/// <summary>
/// Writes to an open descriptor, unbuffered, at the position that it shares with all who have it. A <see cref="FileStream"/> writes at a
/// position of its own, so that of two programs writing to one file (<c>(guild a; guild b) &gt; log</c>) the second overwrites the first.
/// </summary>
/// <param name="descriptor">The descriptor.</param>
/// <param name="isDispensable">Whether what can't be written is forgotten.</param>
internal sealed class DescriptorStream(int descriptor, bool isDispensable = false) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            Libc.WriteAll(descriptor, buffer);
        }
        catch (IOException) when (isDispensable)
        {
            // Nobody is left to be told.
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
