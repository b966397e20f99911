using System.Buffers.Binary;

namespace Guild.Core.Runs.Zip;

/// <summary>The numbers and extra fields of zip files.</summary>
internal static class ZipFields
{
    public const uint LocalSignature = 0x04034b50;
    public const uint DirectorySignature = 0x02014b50;
    public const uint EndSignature = 0x06054b50;
    public const uint Zip64EndSignature = 0x06064b50;
    public const uint Zip64LocatorSignature = 0x07064b50;
    public const int LocalHeaderSize = 30;
    public const int DirectoryHeaderSize = 46;
    public const int EndSize = 22;
    public const int Zip64EndSize = 56;
    public const int Zip64LocatorSize = 20;
    public const ushort Zip64Field = 0x0001;

    // The field of NTFS counts as finely as .NET does, and knows no time zone: the time that every zip file has is local, and even seconds.
    private const ushort NtfsField = 0x000a;
    private const int NtfsFieldSize = 36;
    private const ushort UnixTimeField = 0x5455;

    /// <summary>The extra field that tells when a file was changed.</summary>
    public static byte[] TimeField(DateTime utc)
    {
        var field = new byte[NtfsFieldSize];
        BinaryPrimitives.WriteUInt16LittleEndian(field, NtfsField);
        BinaryPrimitives.WriteUInt16LittleEndian(field.AsSpan(2), NtfsFieldSize - 4);
        BinaryPrimitives.WriteUInt16LittleEndian(field.AsSpan(8), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(field.AsSpan(10), 24);
        var time = utc.ToFileTimeUtc();
        for (var i = 0; i < 3; i++)
            BinaryPrimitives.WriteInt64LittleEndian(field.AsSpan(12 + (8 * i)), time);
        return field;
    }

    /// <summary>The time that extra fields tell; <see langword="null"/> when they tell none.</summary>
    public static DateTime? Time(ReadOnlySpan<byte> extra)
    {
        DateTime? found = null;
        for (; extra.Length >= 4; extra = extra[Math.Min(extra.Length, 4 + Size(extra))..])
        {
            var content = extra[4..Math.Min(extra.Length, 4 + Size(extra))];
            switch (BinaryPrimitives.ReadUInt16LittleEndian(extra))
            {
                case NtfsField when content.Length >= 16:
                    return DateTime.FromFileTimeUtc(Math.Max(0, BinaryPrimitives.ReadInt64LittleEndian(content[8..])));
                case UnixTimeField when content.Length >= 5 && (content[0] & 1) != 0:
                    found = DateTime.UnixEpoch.AddSeconds(BinaryPrimitives.ReadInt32LittleEndian(content[1..]));
                    break;
            }
        }

        return found;
    }

    /// <summary>The field of a kind without its head; empty when there is none.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> extra, ushort kind)
    {
        for (; extra.Length >= 4; extra = extra[Math.Min(extra.Length, 4 + Size(extra))..])
        {
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == kind)
                return extra[4..Math.Min(extra.Length, 4 + Size(extra))];
        }

        return default;
    }

    /// <summary>A time as MS-DOS has it: local, even seconds, from 1980.</summary>
    public static uint DosTime(DateTime local) => local.Year < 1980
        ? (1 << 21) | (1 << 16)
        : (uint)((Math.Min(local.Year - 1980, 127) << 25) | (local.Month << 21) | (local.Day << 16) | (local.Hour << 11) | (local.Minute << 5) | (local.Second / 2));

    /// <summary>The local time of an MS-DOS time.</summary>
    public static DateTime FromDosTime(uint dos)
    {
        var (day, month) = (Math.Max(1, (int)(dos >> 16) & 31), Math.Clamp((int)(dos >> 21) & 15, 1, 12));
        var year = 1980 + (int)(dos >> 25);
        return new DateTime(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)), 0, 0, 0, DateTimeKind.Unspecified)
            .AddHours((dos >> 11) & 31).AddMinutes((dos >> 5) & 63).AddSeconds((dos & 31) * 2);
    }

    private static int Size(ReadOnlySpan<byte> extra) => BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
}
