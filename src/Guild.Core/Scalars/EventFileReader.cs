using System.Buffers.Binary;

namespace Guild.Core.Scalars;

/// <summary>Reads event files, whoever wrote them. A record that isn't complete yet ends the file quietly.</summary>
public static class EventFileReader
{
    // No record of scalars or texts comes near; a length beyond this is a damaged one, not a reason to ask for that much memory.
    private const ulong LongestRecord = 1 << 30;

    /// <summary>The numbers and texts of a file, in order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="onDamage">Is told why reading stopped before the end.</param>
    public static IReadOnlyList<ScalarEvent> Read(string path, Action<string>? onDamage = null)
    {
        var events = new List<ScalarEvent>();
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> header = stackalloc byte[12];
        while (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length)
        {
            var length = BinaryPrimitives.ReadUInt64LittleEndian(header);
            if (BinaryPrimitives.ReadUInt32LittleEndian(header[8..]) != Crc32C.Masked(header[..8]) || length > LongestRecord)
            {
                onDamage?.Invoke($"{path} is damaged: the length of a record has a wrong checksum");
                break;
            }

            if (length + 4 > (ulong)(file.Length - file.Position))
                break;
            var payload = new byte[length + 4];
            if (file.ReadAtLeast(payload, payload.Length, throwOnEndOfStream: false) < payload.Length)
                break;
            var message = payload.AsSpan(0, (int)length);
            if (BinaryPrimitives.ReadUInt32LittleEndian(payload.AsSpan((int)length)) != Crc32C.Masked(message))
            {
                onDamage?.Invoke($"{path} is damaged: a record has a wrong checksum");
                break;
            }

            try
            {
                EventMessage.Read(message, events);
            }
            catch (FormatException e)
            {
                onDamage?.Invoke($"{path} is damaged: {e.Message}");
                break;
            }
        }

        return events;
    }
}
