using System.Threading.Channels;

namespace Guild.Core.Resources.Caching;

/// <summary>
/// Computes digests on another core while more bytes come. A few buffers long, so that neither side waits for each hiccup of the other.
/// </summary>
internal sealed class HashPipe : IAsyncDisposable
{
    // Large enough that calls to the system don't count, small enough to stay in the processor's cache.
    private const int BufferSize = 1 << 18;
    private const int BufferCount = 8;

    private readonly Channel<Piece> _pieces = Channel.CreateBounded<Piece>(new BoundedChannelOptions(BufferCount) { SingleReader = true, SingleWriter = true });
    private readonly Channel<byte[]> _free = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(BufferCount) { SingleReader = true, SingleWriter = true });
    private readonly Task _hashing;
    private int _made;

    /// <param name="hash">Takes pieces in order.</param>
    public HashPipe(Action<byte[], int> hash) => _hashing = Task.Run(async () =>
    {
        await foreach (var (buffer, length) in _pieces.Reader.ReadAllAsync())
        {
            hash(buffer, length);
            _free.Writer.TryWrite(buffer);
        }
    });

    /// <summary>Whether hashing is what the others wait for.</summary>
    public bool IsBehind => _pieces.Reader.Count > BufferCount / 2;

    /// <summary>A buffer to fill; to be given back by <see cref="AddAsync"/>.</summary>
    public ValueTask<byte[]> RentAsync()
    {
        if (_free.Reader.TryRead(out var buffer))
            return ValueTask.FromResult(buffer);
        return _made++ < BufferCount ? ValueTask.FromResult(GC.AllocateUninitializedArray<byte>(BufferSize)) : _free.Reader.ReadAsync();
    }

    /// <summary>Hands over a filled buffer.</summary>
    public ValueTask AddAsync(byte[] buffer, int length) => _pieces.Writer.WriteAsync(new Piece(buffer, length));

    /// <summary>Waits until all has been hashed.</summary>
    public async ValueTask DisposeAsync()
    {
        _pieces.Writer.Complete();
        await _hashing;
    }

    private readonly record struct Piece(byte[] Buffer, int Length);
}
