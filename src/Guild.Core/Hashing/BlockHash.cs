using System.Buffers.Binary;

namespace Guild.Core.Hashing;

/// <summary>
/// Digests for names, manifests and caches, in plain C#. The library's would load OpenSSL, which costs a small command more than half of an
/// empty program's start; for the few kilobytes of a project's text that is a bad bargain. Nothing here protects a secret.
/// </summary>
public abstract class BlockHash
{
    private const int BlockSize = 64;
    private const int LengthSize = 8;

    private readonly byte[] block = new byte[BlockSize];
    private readonly bool isBigEndian;
    private long length;

    private protected BlockHash(bool isBigEndian) => this.isBigEndian = isBigEndian;

    private int Filled => (int)(length % BlockSize);

    /// <summary>Adds bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        var filled = Filled;
        length += bytes.Length;
        if (filled > 0)
        {
            var missing = Math.Min(BlockSize - filled, bytes.Length);
            bytes[..missing].CopyTo(block.AsSpan(filled));
            bytes = bytes[missing..];
            if (filled + missing < BlockSize)
                return;
            Transform(block);
        }

        while (bytes.Length >= BlockSize)
        {
            Transform(bytes[..BlockSize]);
            bytes = bytes[BlockSize..];
        }

        bytes.CopyTo(block);
    }

    /// <summary>The digest of all that was added, in lower-case hex. Nothing can be added after it.</summary>
    public string Finish()
    {
        var bits = length * 8;
        Append([0x80]);
        while (Filled != BlockSize - LengthSize)
            Append([0]);
        Span<byte> size = stackalloc byte[LengthSize];
        if (isBigEndian)
            BinaryPrimitives.WriteInt64BigEndian(size, bits);
        else
            BinaryPrimitives.WriteInt64LittleEndian(size, bits);
        Append(size);
        return Hex(State);
    }

    private protected abstract ReadOnlySpan<uint> State { get; }

    private protected abstract void Transform(ReadOnlySpan<byte> input);

    private string Hex(ReadOnlySpan<uint> state)
    {
        const string digits = "0123456789abcdef";
        var text = new char[state.Length * 8];
        for (var i = 0; i < text.Length; i++)
        {
            var position = i % 8;
            // Two digits a byte; the words' byte order is the algorithm's.
            var shift = isBigEndian ? 28 - (position * 4) : (position / 2 * 8) + (position % 2 == 0 ? 4 : 0);
            text[i] = digits[(int)(state[i / 8] >> shift) & 15];
        }

        return new string(text);
    }
}
