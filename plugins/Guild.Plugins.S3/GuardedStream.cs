namespace Guild.Plugins.S3;

/// <summary>A response's content that gives up when nothing comes for too long.</summary>
/// <param name="content">The content.</param>
/// <param name="watch">Cancelled when it is too long; its time begins anew with each piece that comes. Disposed of with this.</param>
/// <param name="limit">How long that is.</param>
/// <param name="place">Where the content comes from.</param>
internal sealed class GuardedStream(Stream content, CancellationTokenSource watch, TimeSpan limit, string place) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, watch.Token);
        try
        {
            var read = await content.ReadAsync(buffer, both.Token);
            watch.CancelAfter(limit);
            return read;
        }
        catch (OperationCanceledException) when (watch.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new StalledException(place, limit);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // The SDK reads answers that are no content this way; they have as little right to keep anyone waiting.
    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            watch.Dispose();
        }

        base.Dispose(disposing);
    }
}
