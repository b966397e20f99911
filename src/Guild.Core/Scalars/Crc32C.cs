using System.Buffers.Binary;
using System.Numerics;

namespace Guild.Core.Scalars;

/// <summary>The checksum of event files: CRC-32C (Castagnoli), masked as TensorFlow does.</summary>
internal static class Crc32C
{
    /// <summary>The plain checksum.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var b in bytes)
            crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }

    /// <summary>The checksum as event files hold it. Masked, so that a file of files with checksums has no fixed points.</summary>
    public static uint Masked(ReadOnlySpan<byte> bytes)
    {
        var crc = Of(bytes);
        return BitOperations.RotateRight(crc, 15) + 0xA282EAD8;
    }
}
