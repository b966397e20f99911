using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Guild.Core.Runs.Zip;

/// <summary>
/// Writes zip files with exact times, permissions and links, of any size. That of the base library writes times to two seconds, without
/// their zone.
/// </summary>
internal sealed class ZipWriter(FileStream file, TimeZoneInfo zone) : IDisposable
{
    private const int Utf8Flag = 1 << 11;
    private const int MadeByUnix = 3 << 8;
    private const int Version = 45;
    private const int DirectoryAttribute = 0x10;

    // Room for the sizes of a large member, whose sizes are known only when it is written.
    private const int LargeLocalFieldSize = 20;

    // Half of what plain sizes can tell: a file that is still written to may grow meanwhile.
    private const long Large = 1L << 31;

    private readonly MemoryStream _directory = new();
    private readonly byte[] _buffer = new byte[1 << 18];
    private long _count;

    /// <summary>Takes over the members of another zip file; must come first.</summary>
    public void Begin(ZipReader existing)
    {
        existing.CopyMembersTo(file);
        _directory.Write(existing.DirectoryBytes);
        _count = existing.Members.Count;
    }

    /// <summary>Writes a directory.</summary>
    /// <param name="name">Its path, with a slash at the end.</param>
    /// <param name="permissions">Its permissions.</param>
    /// <param name="modified">When it was changed, UTC.</param>
    public void AddDirectory(string name, UnixFileMode permissions, DateTime modified) =>
        AddSmall(new ZipMember(name) { Mode = ZipMember.ModeOf(ZipMemberKind.Directory, permissions), Modified = modified }, []);

    /// <summary>Writes a link.</summary>
    public void AddLink(string name, string target, DateTime modified)
    {
        const UnixFileMode All = (UnixFileMode)0x1FF;
        AddSmall(new ZipMember(name) { Mode = ZipMember.ModeOf(ZipMemberKind.Link, All), Modified = modified }, Encoding.UTF8.GetBytes(target));
    }

    /// <summary>Writes a file.</summary>
    public void AddFile(string name, Stream content, UnixFileMode permissions, DateTime modified)
    {
        var member = new ZipMember(name)
        {
            Mode = ZipMember.ModeOf(ZipMemberKind.File, permissions),
            Modified = modified,
            Method = 8,
            Offset = file.Position,
        };
        var isLarge = content.Length >= Large;
        WriteLocal(member, isLarge);
        var start = file.Position;
        var (sum, length) = (0u, 0L);
        using (var deflate = new DeflateStream(file, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int read; (read = content.Read(_buffer)) > 0;)
            {
                sum = Crc32.Add(sum, _buffer.AsSpan(0, read));
                deflate.Write(_buffer, 0, read);
                length += read;
            }
        }

        var end = file.Position;
        member = member with { Checksum = sum, Length = length, StoredLength = end - start };
        file.Position = member.Offset;
        WriteLocal(member, isLarge);
        file.Position = end;
        WriteToDirectory(member);
    }

    /// <summary>How far the file is written, to return there.</summary>
    public ZipMark Mark() => new(file.Position, _directory.Position, _count);

    /// <summary>Takes back what was written since.</summary>
    public void Return(ZipMark mark)
    {
        file.SetLength(mark.Position);
        file.Position = mark.Position;
        _directory.SetLength(mark.DirectoryPosition);
        _count = mark.Count;
    }

    /// <summary>Writes the directory: from here on the file is whole.</summary>
    public void End()
    {
        var offset = file.Position;
        _directory.Position = 0;
        _directory.CopyTo(file);
        var length = file.Position - offset;
        if (_count >= ushort.MaxValue || offset >= uint.MaxValue || length >= uint.MaxValue)
            WriteLargeEnd(offset, length);
        Span<byte> end = stackalloc byte[ZipFields.EndSize];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, ZipFields.EndSignature);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)Math.Min(_count, ushort.MaxValue));
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)Math.Min(_count, ushort.MaxValue));
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)Math.Min(length, uint.MaxValue));
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], (uint)Math.Min(offset, uint.MaxValue));
        file.Write(end);
        file.Flush(flushToDisk: true);
    }

    public void Dispose() => _directory.Dispose();

    private void AddSmall(ZipMember member, byte[] content)
    {
        member = member with { Offset = file.Position, Checksum = Crc32.Add(0, content), Length = content.Length, StoredLength = content.Length };
        WriteLocal(member, isLarge: false);
        file.Write(content);
        WriteToDirectory(member);
    }

    private void WriteLocal(ZipMember member, bool isLarge)
    {
        var name = Encoding.UTF8.GetBytes(member.Name);
        var time = ZipFields.TimeField(member.Modified);
        Span<byte> header = stackalloc byte[ZipFields.LocalHeaderSize];
        BinaryPrimitives.WriteUInt32LittleEndian(header, ZipFields.LocalSignature);
        WriteCommon(header[4..], member);
        BinaryPrimitives.WriteUInt32LittleEndian(header[18..], isLarge ? uint.MaxValue : (uint)member.StoredLength);
        BinaryPrimitives.WriteUInt32LittleEndian(header[22..], isLarge ? uint.MaxValue : (uint)member.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[26..], (ushort)name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[28..], (ushort)(time.Length + (isLarge ? LargeLocalFieldSize : 0)));
        file.Write(header);
        file.Write(name);
        if (isLarge)
            file.Write(LargeField(member.Length, member.StoredLength));
        file.Write(time);
    }

    private void WriteToDirectory(ZipMember member)
    {
        var name = Encoding.UTF8.GetBytes(member.Name);
        var time = ZipFields.TimeField(member.Modified);
        var isLarge = member.Length >= uint.MaxValue || member.StoredLength >= uint.MaxValue || member.Offset >= uint.MaxValue;
        var large = isLarge ? LargeField(member.Length, member.StoredLength, member.Offset) : [];
        Span<byte> header = stackalloc byte[ZipFields.DirectoryHeaderSize];
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, ZipFields.DirectorySignature);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], MadeByUnix | Version);
        WriteCommon(header[6..], member);
        BinaryPrimitives.WriteUInt32LittleEndian(header[20..], isLarge ? uint.MaxValue : (uint)member.StoredLength);
        BinaryPrimitives.WriteUInt32LittleEndian(header[24..], isLarge ? uint.MaxValue : (uint)member.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[28..], (ushort)name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[30..], (ushort)(time.Length + large.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(header[38..], ((uint)member.Mode << 16) | (member.IsDirectory ? DirectoryAttribute : 0u));
        BinaryPrimitives.WriteUInt32LittleEndian(header[42..], isLarge ? uint.MaxValue : (uint)member.Offset);
        _directory.Write(header);
        _directory.Write(name);
        _directory.Write(large);
        _directory.Write(time);
        _count++;
    }

    // What both headers have in common, from the version that is needed to the checksum.
    private void WriteCommon(Span<byte> header, ZipMember member)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(header, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(header[2..], Utf8Flag);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], (ushort)member.Method);
        BinaryPrimitives.WriteUInt32LittleEndian(header[6..], ZipFields.DosTime(TimeZoneInfo.ConvertTimeFromUtc(member.Modified, zone)));
        BinaryPrimitives.WriteUInt32LittleEndian(header[10..], member.Checksum);
    }

    private static byte[] LargeField(params ReadOnlySpan<long> numbers)
    {
        var field = new byte[4 + (8 * numbers.Length)];
        BinaryPrimitives.WriteUInt16LittleEndian(field, ZipFields.Zip64Field);
        BinaryPrimitives.WriteUInt16LittleEndian(field.AsSpan(2), (ushort)(8 * numbers.Length));
        for (var i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(field.AsSpan(4 + (8 * i)), numbers[i]);
        return field;
    }

    private void WriteLargeEnd(long offset, long length)
    {
        Span<byte> bytes = stackalloc byte[ZipFields.Zip64EndSize + ZipFields.Zip64LocatorSize];
        bytes.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, ZipFields.Zip64EndSignature);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[4..], ZipFields.Zip64EndSize - 12);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[12..], MadeByUnix | Version);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[14..], Version);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], _count);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[32..], _count);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[40..], length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[48..], offset);
        var locator = bytes[ZipFields.Zip64EndSize..];
        BinaryPrimitives.WriteUInt32LittleEndian(locator, ZipFields.Zip64LocatorSignature);
        BinaryPrimitives.WriteInt64LittleEndian(locator[8..], offset + length);
        BinaryPrimitives.WriteUInt32LittleEndian(locator[16..], 1);
        file.Write(bytes);
    }
}
