using System.Buffers.Binary;
using System.Text;

namespace Guild.Core.Runs.Index.Stamps;

/// <summary>
/// When the parts of a run last changed, by the kernel's own clock (ctime): no program can set that back, as <c>cp -a</c> and
/// <c>rsync</c> do with modification times. The two directories show files that came and went, the files what was rewritten in place.
/// </summary>
/// <param name="Meta"><c>.guild</c>.</param>
/// <param name="Attributes"><c>.guild/attrs</c>.</param>
/// <param name="OpRef">The opref.</param>
/// <param name="Files">The attributes, by name.</param>
internal sealed record RunStamps(long Meta, long Attributes, long OpRef, IReadOnlyList<FileStamp> Files)
{
    /// <summary>The most bytes that a file takes.</summary>
    public const int LongestFile = 9 + byte.MaxValue;

    /// <summary>Those of nothing.</summary>
    public static RunStamps None { get; } = new(0, 0, 0, []);

    /// <summary>The latest.</summary>
    public long Latest
    {
        get
        {
            var latest = Math.Max(Math.Max(Meta, Attributes), OpRef);
            foreach (var file in Files)
                latest = Math.Max(latest, file.ChangedAt);
            return latest;
        }
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static RunStamps Read(ReadOnlySpan<byte> bytes)
    {
        var (meta, attributes, opRef) = (Take(ref bytes), Take(ref bytes), Take(ref bytes));
        var files = new List<FileStamp>();
        while (bytes.Length > 0)
        {
            var changedAt = Take(ref bytes);
            var length = bytes[0];
            files.Add(new FileStamp(Encoding.UTF8.GetString(bytes.Slice(1, length)), changedAt));
            bytes = bytes[(length + 1)..];
        }

        return new RunStamps(meta, attributes, opRef, files);
    }

    /// <summary>Whether all is as it was.</summary>
    /// <param name="bytes">What <see cref="ToBytes"/> wrote.</param>
    /// <param name="probe">The run as it is now.</param>
    /// <param name="attributes">The files that matter beside the directories and the opref; <see langword="null"/> for all.</param>
    public static bool Hold(ReadOnlySpan<byte> bytes, RunProbe probe, AttributeNames? attributes = null)
    {
        return Take(ref bytes) == probe.Meta() && Take(ref bytes) == probe.Attributes() && Take(ref bytes) == probe.OpRef() && HoldFiles(bytes, probe, attributes);
    }

    /// <summary>Whether these files are as they were.</summary>
    public static bool HoldFiles(ReadOnlySpan<byte> bytes, RunProbe probe) => HoldFiles(bytes, probe, attributes: null);

    private static bool HoldFiles(ReadOnlySpan<byte> bytes, RunProbe probe, AttributeNames? attributes)
    {
        while (bytes.Length > 0)
        {
            var changedAt = Take(ref bytes);
            var length = bytes[0];
            var name = bytes.Slice(1, length);
            if (attributes?.Contains(name) != false && probe.Attribute(name) != changedAt)
                return false;
            bytes = bytes[(length + 1)..];
        }

        return true;
    }

    /// <summary>The time of an attribute's file; 0 when there is none.</summary>
    public long this[string name]
    {
        get
        {
            foreach (var file in Files)
            {
                if (file.Name == name)
                    return file.ChangedAt;
            }

            return 0;
        }
    }

    /// <summary>The bytes for the index.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[24 + Files.Sum(f => 9 + Encoding.UTF8.GetByteCount(f.Name))];
        var rest = bytes.AsSpan();
        Put(ref rest, Meta);
        Put(ref rest, Attributes);
        Put(ref rest, OpRef);
        foreach (var file in Files)
            rest = rest[WriteFile(rest, file.ChangedAt, Encoding.UTF8.GetBytes(file.Name)).Length..];
        return bytes;
    }

    /// <summary>Writes one file's bytes to the beginning of a span. Returns that beginning.</summary>
    public static ReadOnlySpan<byte> WriteFile(Span<byte> bytes, long changedAt, ReadOnlySpan<byte> name)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, changedAt);
        bytes[8] = (byte)name.Length;
        name.CopyTo(bytes[9..]);
        return bytes[..(9 + name.Length)];
    }

    private static void Put(ref Span<byte> bytes, long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        bytes = bytes[8..];
    }

    private static long Take(ref ReadOnlySpan<byte> bytes)
    {
        var number = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        bytes = bytes[8..];
        return number;
    }
}
