using System.IO.Compression;

namespace Guild.Core.Resources.Archives;

/// <summary>Unpacks archives, refusing hostile ones.</summary>
internal sealed class ArchiveUnpacker(UnpackLimits limits)
{
    /// <summary>Unpacks into an empty directory. When this throws, the directory is to be thrown away.</summary>
    /// <returns>The members' paths, in order.</returns>
    /// <exception cref="UnmetException">The archive is damaged, or refused.</exception>
    public async Task<IReadOnlyList<string>> UnpackAsync(string archive, ArchiveKind kind, string directory, CancellationToken cancel)
    {
        var guard = new MemberGuard(archive);
        var budget = new UnpackBudget(limits, archive, new FileInfo(archive).Length);
        try
        {
            return kind switch
            {
                ArchiveKind.Zip => await new ZipUnpacker(guard, budget).UnpackAsync(archive, directory, cancel),
                ArchiveKind.Gzip => await new GzipUnpacker(guard, budget).UnpackAsync(archive, directory, cancel),
                _ => await UnpackTarAsync(archive, directory, new TarUnpacker(guard, budget), cancel),
            };
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new UnmetException($"'{archive}' cannot be unpacked ({e.Message})", e) { Fix = "check that the file is complete" };
        }
    }

    private static async Task<IReadOnlyList<string>> UnpackTarAsync(
        string archive, string directory, TarUnpacker unpacker, CancellationToken cancel)
    {
        await using var file = new FileStream(archive, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 17);
        await using var plain = Decompress(file, archive);
        return await unpacker.UnpackAsync(plain, directory, cancel);
    }

    // By content, as the original does: names of archives lie.
    private static Stream Decompress(FileStream file, string archive)
    {
        Span<byte> start = stackalloc byte[6];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        start = start[..length];
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
            return new GZipStream(file, CompressionMode.Decompress);
        if (start.StartsWith("BZh"u8))
            throw Unsupported(archive, "bzip2");
        if (start.StartsWith((ReadOnlySpan<byte>)[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]))
            throw Unsupported(archive, "xz");
        return start.StartsWith((ReadOnlySpan<byte>)[0x28, 0xb5, 0x2f, 0xfd]) ? throw Unsupported(archive, "zstandard") : file;
    }

    private static UnmetException Unsupported(string archive, string compression) =>
        new($"'{archive}' cannot be unpacked (compression {compression} is not supported)")
        {
            Fix = "compress it with gzip, or unpack it and require the directory",
        };
}
