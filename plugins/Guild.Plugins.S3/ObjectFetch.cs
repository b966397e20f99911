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
    public bool IsCurrent(RemoteObject remote) => remote.Tag.IsThere && entry.ReadNote(NoteName) == Note(remote);

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
            var md5 = await DownloadAsync(download, remote, store, cancel);
            var actual = await download.Sha256Async(cancel);
            var problem = sha256 is not null
                ? string.Equals(actual, sha256, StringComparison.OrdinalIgnoreCase) ? null : $"bad sha256 for '{Path.Combine(entry.Directory, address.Name)}' (expected {sha256} but got {actual})"
                : await CompareAsync(download, md5, cancel);
            if (problem is null)
                break;
            download.Restart();
            if (isSecond)
                throw new ResolveException($"{problem}, downloaded twice") { Remedy = sha256 is null ? "upload the object anew" : $"if the object is meant to have changed, write 'sha256: {actual}'" };
            log.Info($"{problem}; downloading it again");
        }

        entry.WriteNote(NoteName, null);
        var file = await download.CompleteAsync(cancel);
        entry.WriteNote(NoteName, Note(remote));
        return file;
    }

    private static string Note(RemoteObject remote) => string.Create(CultureInfo.InvariantCulture, $"{remote.Tag}\n{remote.Size}\n{remote.VersionId}\n");

    // Returns the MD5 digest that it must have, if the store tells it.
    private async Task<string?> DownloadAsync(IFileDownload download, RemoteObject remote, Store store, CancellationToken cancel)
    {
        if (download.Note != Note(remote) || download.Length > remote.Size || !remote.Tag.CanBeDemanded)
            download.Restart();
        download.Note = Note(remote);
        var reader = new ObjectReader(store, address, remote, settings, log, clock);
        var start = download.Length;
        using var transfer = transfers.Begin(address.Text, remote.Size, start);
        await using (var content = reader.Open(start, Math.Min(settings.Parallel, MostAhead)))
            await download.AppendAsync(content, transfer, cancel);
        if (download.Length != remote.Size)
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"{download.Length:N0} bytes came of {remote.Size:N0}"));
        transfer.Complete();
        return reader.ExpectedMd5;
    }

    // Only for what fits into one part: a digest of more would mean to read it all once more, and each part names the version that it is of.
    private static async Task<string?> CompareAsync(IFileDownload download, string? expected, CancellationToken cancel)
    {
        if (expected is null || download.Length > PartsStream.PartSize)
            return null;
        using var digests = new ContentDigests();
        digests.Append(await File.ReadAllBytesAsync(download.Path, cancel));
        return digests.Md5() == expected ? null : $"what came isn't what the store has (expected md5 {expected} but got {digests.Md5()})";
    }
}
