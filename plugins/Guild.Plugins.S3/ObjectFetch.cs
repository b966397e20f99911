using System.Globalization;
using Guild.Abstractions;

namespace Guild.Plugins.S3;

/// <summary>Brings one object into the cache.</summary>
internal sealed class ObjectFetch(ICacheEntry entry, S3Address address, ITransfers transfers, S3Settings settings, IPluginLog log, TimeProvider clock)
{
    // More make nothing faster, and each is in memory.
    private const int MostAhead = 4;

    private string NoteName => address.Name + ".object";

    /// <summary>Whether the cached file is this version.</summary>
    public bool IsCurrent(RemoteObject remote) => remote.ETag.Length > 0 && entry.ReadNote(NoteName) == Note(remote);

    /// <summary>Downloads and verifies it.</summary>
    /// <param name="remote">The object.</param>
    /// <param name="store">Where it is.</param>
    /// <param name="sha256">The declared digest; <see langword="null"/> when there is none.</param>
    /// <param name="cancel">Stops it; what has come stays for the next time.</param>
    public async Task<CachedFile> RunAsync(RemoteObject remote, Store store, string? sha256, CancellationToken cancel)
    {
        using var download = entry.OpenDownload(address.Name);
        for (var isSecond = false; ; isSecond = true)
        {
            await DownloadAsync(download, remote, store, isSecond, cancel);
            var actual = await download.Sha256Async(cancel);
            if (sha256 is null || string.Equals(actual, sha256, StringComparison.OrdinalIgnoreCase))
                break;
            download.Restart();
            var problem = $"bad sha256 for '{Path.Combine(entry.Directory, address.Name)}' (expected {sha256} but got {actual})";
            if (isSecond)
                throw new ResolveException($"{problem}, downloaded twice") { Remedy = $"if the object is meant to have changed, write 'sha256: {actual}'" };
            log.Info($"{problem}; downloading it again");
        }

        entry.WriteNote(NoteName, null);
        var file = await download.CompleteAsync(cancel);
        entry.WriteNote(NoteName, Note(remote));
        return file;
    }

    private static string Note(RemoteObject remote) => string.Create(CultureInfo.InvariantCulture, $"{remote.ETag}\n{remote.Size}\n{remote.VersionId}\n");

    private async Task DownloadAsync(IFileDownload download, RemoteObject remote, Store store, bool isSecond, CancellationToken cancel)
    {
        if (download.Note != Note(remote) || download.Length > remote.Size || remote.ETag.Length == 0)
            download.Restart();
        download.Note = Note(remote);
        var reader = new ObjectReader(store, address, settings, log, clock);
        var start = download.Length;
        using var transfer = transfers.Begin(address.Text, remote.Size, start);
        await using (var content = reader.Open(remote, start, Math.Min(settings.Parallel, MostAhead)))
            await download.AppendAsync(content, transfer, cancel);
        if (download.Length != remote.Size)
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"{download.Length:N0} bytes came of {remote.Size:N0}"));
        await VerifyAsync(download, remote, reader, isSecond, cancel);
        transfer.Complete();
    }

    // Only for what fits into one part: a digest of more would mean to read it all once more, and each part names the version that it is of.
    private async Task VerifyAsync(IFileDownload download, RemoteObject remote, ObjectReader reader, bool isSecond, CancellationToken cancel)
    {
        if (remote.Md5 is not { } expected || reader.HasOpaqueTags || remote.Size > PartsStream.PartSize)
            return;
        using var digests = new ContentDigests();
        digests.Append(await File.ReadAllBytesAsync(download.Path, cancel));
        if (digests.Md5() == expected)
            return;
        download.Restart();
        throw isSecond
            ? new ResolveException($"what came isn't what the store has (expected md5 {expected} but got {digests.Md5()})")
            : new IOException($"what came isn't what the store has (expected md5 {expected} but got {digests.Md5()})");
    }
}
