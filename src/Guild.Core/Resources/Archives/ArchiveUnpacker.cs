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
        await using var plain = Compression.Open(file);
        return await unpacker.UnpackAsync(plain, directory, cancel);
    }
}
