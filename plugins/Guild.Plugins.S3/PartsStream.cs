using System.Buffers;

namespace Guild.Plugins.S3;

/// <summary>Content that is fetched in parts, several at once, and read in order.</summary>
/// <param name="fetch">Fills memory with the bytes from a position on.</param>
/// <param name="start">The first byte.</param>
/// <param name="end">The position behind the last byte.</param>
/// <param name="ahead">How many parts are fetched at once.</param>
/// <param name="partSize">How large they are.</param>
internal sealed class PartsStream(Func<long, Memory<byte>, CancellationToken, Task> fetch, long start, long end, int ahead, int partSize = PartsStream.PartSize) : Stream
{
    /// <summary>Large enough that requests don't count, small enough for several in memory.</summary>
    public const int PartSize = 4 << 20;

    private readonly Queue<Part> _parts = new();
    private readonly CancellationTokenSource _stop = new();
    private long _next = start;
    private Part? _current;
    private int _used;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_current is null || _used == _current.Length)
        {
            Release();
            while (_parts.Count < ahead && _next < end)
            {
                // From the pool: new ones of this size would be collected only once in a while.
                var length = (int)Math.Min(partSize, end - _next);
                var rented = ArrayPool<byte>.Shared.Rent(length);
                _parts.Enqueue(new Part(rented, length, fetch(_next, rented.AsMemory(0, length), _stop.Token)));
                _next += length;
            }

            if (!_parts.TryDequeue(out var part))
                return 0;
            await part.Done.WaitAsync(cancellationToken);
            _current = part;
            _used = 0;
        }

        var taken = Math.Min(buffer.Length, _current.Length - _used);
        _current.Buffer.AsMemory(_used, taken).CopyTo(buffer);
        _used += taken;
        return taken;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

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
            _stop.Cancel();
            Release();
            foreach (var part in _parts)
            {
                // Nobody waits for these any more; what they fail of has been said by the one that was waited for.
                _ = part.Done.ContinueWith(p => p.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }

            _parts.Clear();
            _stop.Dispose();
        }

        base.Dispose(disposing);
    }

    // Only what has been filled and read goes back: into another, somebody may still be writing.
    private void Release()
    {
        if (_current is not null)
            ArrayPool<byte>.Shared.Return(_current.Buffer);
        _current = null;
    }

    private sealed record Part(byte[] Buffer, int Length, Task Done);
}
