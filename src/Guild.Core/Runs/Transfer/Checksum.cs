using System.Buffers.Binary;
using System.Numerics;

namespace Guild.Core.Runs.Transfer;

/// <summary>CRC-32C, piece by piece. The processor computes it faster than disks read.</summary>
internal static class Checksum
{
    /// <summary>The sum of nothing.</summary>
    public const uint Start = uint.MaxValue;

    /// <summary>The sum with more bytes.</summary>
    public static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var b in bytes)
            sum = BitOperations.Crc32C(sum, b);
        return sum;
    }
}
