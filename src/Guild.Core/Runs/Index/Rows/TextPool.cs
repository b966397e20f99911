namespace Guild.Core.Runs.Index.Rows;

/// <summary>Very many short texts in few arrays.</summary>
internal sealed class TextPool
{
    // Small enough for the garbage collector to move.
    private const int ArraySize = 32 * 1024;

    private byte[] _array = [];
    private int _length;

    /// <summary>Keeps a text.</summary>
    public PooledText Add(ReadOnlySpan<byte> utf8)
    {
        if (_array.Length - _length < utf8.Length)
            (_array, _length) = (new byte[Math.Max(ArraySize, utf8.Length)], 0);
        utf8.CopyTo(_array.AsSpan(_length));
        _length += utf8.Length;
        return new PooledText(_array, _length - utf8.Length, utf8.Length);
    }
}
