using System.Buffers.Binary;
using System.Globalization;

namespace Guild.Core.Scalars;

/// <summary>Appends to an event file (runs.md 12.3), one write per record, so that readers never meet half of one for long.</summary>
public sealed class EventFileWriter : IDisposable
{
    private const int StringType = 7;

    private readonly FileStream _file;

    /// <summary>Opens a file, creating it with its first record when it isn't there.</summary>
    public EventFileWriter(string path)
    {
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        if (_file.Length == 0)
            Append(new ProtoWriter().Text(3, "brain.Event:2"));
    }

    /// <summary>The name of an event file.</summary>
    /// <param name="time">When it is made.</param>
    /// <param name="host">The machine.</param>
    /// <param name="processId">The writing process.</param>
    /// <param name="ordinal">How many writers the process made before.</param>
    public static string FileName(DateTimeOffset time, string host, int processId, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{time.ToUnixTimeSeconds():D10}.{host}.{processId}.{ordinal}");

    /// <summary>Appends a scalar.</summary>
    public void AddScalar(string tag, double value, long step, DateTimeOffset time) =>
        AppendSummary(new ProtoWriter().Text(1, tag).Float(2, (float)value), step, time);

    /// <summary>Appends a text, as the original stores logged attributes.</summary>
    public void AddText(string tag, string text, DateTimeOffset time)
    {
        var tensor = new ProtoWriter().Varint(1, StringType).Message(2, new ProtoWriter()).Text(8, text);
        var metadata = new ProtoWriter().Message(1, new ProtoWriter().Text(1, "text"));
        AppendSummary(new ProtoWriter().Text(1, tag).Message(8, tensor).Message(9, metadata), step: 0, time);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private void AppendSummary(ProtoWriter value, long step, DateTimeOffset time)
    {
        var entry = new ProtoWriter().Double(1, (time - DateTimeOffset.UnixEpoch).Ticks / (double)TimeSpan.TicksPerSecond);
        if (step != 0)
            entry.Varint(2, step);
        Append(entry.Message(5, new ProtoWriter().Message(1, value)));
    }

    private void Append(ProtoWriter message)
    {
        var payload = message.ToArray();
        var record = new byte[payload.Length + 16];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), Crc32C.Masked(record.AsSpan(0, 8)));
        payload.CopyTo(record, 12);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(12 + payload.Length), Crc32C.Masked(payload));
        _file.Write(record);
    }
}
