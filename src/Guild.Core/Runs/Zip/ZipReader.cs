using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Guild.Core.Runs.Zip;

/// <summary>
/// Reads zip files. That of the base library tells neither exact times nor where members lie, which is needed to put more into a file
/// without loss.
/// </summary>
internal sealed class ZipReader : IDisposable
{
    private const int LongestComment = 0xFFFF;
    private const int Utf8Flag = 1 << 11;
    private const int EncryptedFlag = 1;

    private readonly FileStream _file;
    private readonly TimeZoneInfo _zone;

    /// <summary>Opens a zip file and reads its directory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="zone">The local time zone, which plain times of zip files are in.</param>
    /// <exception cref="InvalidDataException">It isn't a zip file, or cut off.</exception>
    public ZipReader(string path, TimeZoneInfo zone)
    {
        _zone = zone;
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            Members = ReadDirectory();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>The members, in the order of the directory.</summary>
    public IReadOnlyList<ZipMember> Members { get; }

    /// <summary>Where the directory begins; the members lie in front of it.</summary>
    public long DirectoryOffset { get; private set; }

    /// <summary>The bytes of the directory.</summary>
    public byte[] DirectoryBytes { get; private set; } = [];

    /// <summary>Writes what lies in front of the directory to a stream, as it is.</summary>
    public void CopyMembersTo(Stream target)
    {
        _file.Position = 0;
        var buffer = new byte[1 << 18];
        for (var left = DirectoryOffset; left > 0;)
        {
            var length = _file.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (length == 0)
                throw new InvalidDataException("the file ends too early");
            target.Write(buffer, 0, length);
            left -= length;
        }
    }

    /// <summary>Reads a member, handing its content on piece by piece, and checks it.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or stored in a way that isn't known.</exception>
    public void Read(ZipMember member, ZipContent use)
    {
        if (member.IsEncrypted)
            throw new InvalidDataException($"'{member.Name}' is encrypted");
        using var content = Open(member);
        var buffer = new byte[1 << 16];
        var (sum, total) = (0u, 0L);
        for (int length; (length = content.Read(buffer, 0, buffer.Length)) > 0;)
        {
            sum = Crc32.Add(sum, buffer.AsSpan(0, length));
            total += length;
            if (total > member.Length)
                break;
            use(buffer.AsSpan(0, length));
        }

        if (sum != member.Checksum || total != member.Length)
            throw new InvalidDataException($"'{member.Name}' is damaged");
    }

    public void Dispose() => _file.Dispose();

    private Stream Open(ZipMember member)
    {
        Span<byte> header = stackalloc byte[ZipFields.LocalHeaderSize];
        _file.Position = member.Offset;
        _file.ReadExactly(header);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != ZipFields.LocalSignature)
            throw new InvalidDataException($"'{member.Name}' is damaged");
        _file.Position += BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        var stored = new BoundedStream(_file, member.StoredLength);
        return member.Method switch
        {
            0 => stored,
            8 => new DeflateStream(stored, CompressionMode.Decompress),
            _ => throw new InvalidDataException($"'{member.Name}' is compressed in a way that guild doesn't know ({member.Method})"),
        };
    }

    private List<ZipMember> ReadDirectory()
    {
        var (offset, length, count) = FindDirectory();
        DirectoryOffset = offset;
        DirectoryBytes = new byte[length];
        _file.Position = offset;
        _file.ReadExactly(DirectoryBytes);
        var members = new List<ZipMember>();
        var rest = DirectoryBytes.AsSpan();
        for (var i = 0L; i < count; i++)
            members.Add(ReadMember(ref rest));
        return members;
    }

    private ZipMember ReadMember(ref Span<byte> rest)
    {
        if (rest.Length < ZipFields.DirectoryHeaderSize || BinaryPrimitives.ReadUInt32LittleEndian(rest) != ZipFields.DirectorySignature)
            throw new InvalidDataException("its directory is damaged");
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(rest[8..]);
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[28..]);
        var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[30..]);
        var commentLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[32..]);
        var size = ZipFields.DirectoryHeaderSize + nameLength + extraLength + commentLength;
        if (rest.Length < size)
            throw new InvalidDataException("its directory is damaged");
        var extra = rest.Slice(ZipFields.DirectoryHeaderSize + nameLength, extraLength);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(rest[24..]);
        long stored = BinaryPrimitives.ReadUInt32LittleEndian(rest[20..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(rest[42..]);
        var large = ZipFields.Find(extra, ZipFields.Zip64Field);
        Widen(ref length, ref large);
        Widen(ref stored, ref large);
        Widen(ref offset, ref large);
        var name = rest.Slice(ZipFields.DirectoryHeaderSize, nameLength);
        var member = new ZipMember(((flags & Utf8Flag) != 0 ? Encoding.UTF8 : Encoding.Latin1).GetString(name))
        {
            Method = BinaryPrimitives.ReadUInt16LittleEndian(rest[10..]),
            Checksum = BinaryPrimitives.ReadUInt32LittleEndian(rest[16..]),
            Length = length,
            StoredLength = stored,
            Offset = offset,
            Mode = (int)(BinaryPrimitives.ReadUInt32LittleEndian(rest[38..]) >> 16),
            Modified = ZipFields.Time(extra) ?? FromLocal(ZipFields.FromDosTime(BinaryPrimitives.ReadUInt32LittleEndian(rest[12..]))),
            IsEncrypted = (flags & EncryptedFlag) != 0,
        };
        rest = rest[size..];
        return member;
    }

    // An hour that a clock change skips belongs to no time of its own; the next will do.
    private DateTime FromLocal(DateTime local) =>
        TimeZoneInfo.ConvertTimeToUtc(_zone.IsInvalidTime(local) ? local.AddHours(1) : local, _zone);

    private static void Widen(ref long number, ref ReadOnlySpan<byte> large)
    {
        if (number != uint.MaxValue || large.Length < sizeof(long))
            return;
        number = BinaryPrimitives.ReadInt64LittleEndian(large);
        large = large[sizeof(long)..];
    }

    private (long Offset, long Length, long Count) FindDirectory()
    {
        var tail = new byte[Math.Min(_file.Length, ZipFields.EndSize + LongestComment)];
        _file.Position = _file.Length - tail.Length;
        _file.ReadExactly(tail);
        var at = tail.Length - ZipFields.EndSize;
        while (at >= 0 && BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) != ZipFields.EndSignature)
            at--;
        if (at < 0)
            throw new InvalidDataException("it is no zip file, or it is cut off");
        var end = tail.AsSpan(at);
        long count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        if (count == ushort.MaxValue || length == uint.MaxValue || offset == uint.MaxValue)
            (offset, length, count) = FindLargeDirectory(_file.Length - tail.Length + at - ZipFields.Zip64LocatorSize) ?? (offset, length, count);
        return offset + length <= _file.Length ? (offset, length, count) : throw new InvalidDataException("it is cut off");
    }

    private (long Offset, long Length, long Count)? FindLargeDirectory(long locator)
    {
        if (locator < 0)
            return null;
        Span<byte> bytes = stackalloc byte[ZipFields.Zip64EndSize];
        _file.Position = locator;
        _file.ReadExactly(bytes[..ZipFields.Zip64LocatorSize]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes) != ZipFields.Zip64LocatorSignature)
            return null;
        _file.Position = BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
        _file.ReadExactly(bytes);
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes) != ZipFields.Zip64EndSignature)
            throw new InvalidDataException("its directory is damaged");
        return (BinaryPrimitives.ReadInt64LittleEndian(bytes[48..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[40..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[32..]));
    }
}
