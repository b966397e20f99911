using System.Buffers.Binary;
using System.Numerics;

namespace Guild.Core.Hashing;

/// <summary>SHA-1, which manifests identify files by (RFC 3174).</summary>
public sealed class Sha1Hash() : BlockHash(isBigEndian: true)
{
    private readonly uint[] state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
    private readonly uint[] words = new uint[80];

    private protected override ReadOnlySpan<uint> State => state;

    /// <summary>The digest of some bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var hash = new Sha1Hash();
        hash.Append(bytes);
        return hash.Finish();
    }

    private protected override void Transform(ReadOnlySpan<byte> input)
    {
        var w = words;
        for (var i = 0; i < 16; i++)
            w[i] = BinaryPrimitives.ReadUInt32BigEndian(input[(i * 4)..]);
        for (var i = 16; i < w.Length; i++)
            w[i] = BitOperations.RotateLeft(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);

        uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
        for (var i = 0; i < w.Length; i++)
        {
            var mixed = i switch
            {
                < 20 => ((b & c) | (~b & d)) + 0x5a827999,
                < 40 => (b ^ c ^ d) + 0x6ed9eba1,
                < 60 => ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc,
                _ => (b ^ c ^ d) + 0xca62c1d6,
            };
            (a, b, c, d, e) = (BitOperations.RotateLeft(a, 5) + mixed + e + w[i], a, BitOperations.RotateLeft(b, 30), c, d);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
    }
}
