namespace Guild.Core.Running;

/// <summary>Bytes that are collected and used again and again. (The library's buffers would be compiled at every start of guild.)</summary>
internal sealed class ByteBuffer
{
    private byte[] bytes = new byte[1024];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Span => bytes.AsSpan(0, Count);

    public void Add(ReadOnlySpan<byte> more) => more.CopyTo(Extend(more.Length));

    /// <summary>Room for so many bytes more, which count from now on.</summary>
    public Span<byte> Extend(int count)
    {
        if (bytes.Length - Count < count)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Count + count));
        Count += count;
        return bytes.AsSpan(Count - count, count);
    }

    public void Clear() => Count = 0;
}
