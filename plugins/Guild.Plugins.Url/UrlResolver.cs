using Guild.Abstractions;

namespace Guild.Plugins.Url;

/// <summary><c>url: URL</c>: a file that is downloaded once into the cache, and again when it has changed.</summary>
[ResourceResolver("url", "A file to download, by its http or https URL", Schemes = ["http", "https"])]
public sealed class UrlResolver(
    IResourceCache cache, IHttp http, ISecrets secrets, ITransfers transfers, IPluginSettings settings, IPluginLog log, TimeProvider clock) : IResourceResolver
{
    /// <inheritdoc/>
    public async Task<ResolvedSource> ResolveAsync(Source source, ResolveContext context, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(context);
        var target = UrlTarget.Parse(source.Address);
        if (target.UserInfo is { } userInfo)
            KeepSecret(userInfo);
        var request = new UrlRequest(target, DigestOf(source), UrlSettings.Read(settings), clock.GetUtcNow());
        try
        {
            using var entry = await cache.OpenAsync(context.CacheDirectory, target.Text, cancel);
            var file = await FindAsync(entry, request, context.Offline, cancel) ?? await DownloadAsync(entry, request, known: null, request.Settings.Retries, cancel)
                ?? throw new ResolveException("the server says that a file which is not there has not changed");
            return new ResolvedSource(file.Path) { IsCached = true, Sha256 = file.Sha256 };
        }
        catch (CacheWriteException e)
        {
            throw new ResolveException($"the cache cannot be written to: {e.Message}", e) { Remedy = $"the cache is in {context.CacheDirectory}" };
        }
    }

    private static string? DigestOf(Source source) =>
        source.Attributes.TryGetValue("sha256", out var value) && value is TextValue { Text.Length: > 0 } text ? text.Text : null;

    private void KeepSecret(string userInfo)
    {
        var colon = userInfo.IndexOf(':', StringComparison.Ordinal);
        secrets.Keep(colon < 0 ? userInfo : userInfo[(colon + 1)..]);
        secrets.Keep(Uri.UnescapeDataString(colon < 0 ? userInfo : userInfo[(colon + 1)..]));
    }

    /// <summary>What the cache has; <see langword="null"/> when it must be downloaded.</summary>
    private async Task<CachedFile?> FindAsync(ICacheEntry entry, UrlRequest request, bool isOffline, CancellationToken cancel)
    {
        var found = await entry.FindAsync(request.Target.Name, cancel);
        if (request.Sha256 is { } sha256 && (found is null || request.IsMetBy(found) == false)
            && await entry.AdoptAsync(request.Target.Name, sha256, cancel) is { } adopted)
        {
            // What the server once said was about another file.
            entry.WriteNote(request.ValidatorsNote, null);
            return Use(adopted);
        }

        if (found is null)
        {
            return isOffline
                ? throw new ResolveException("it is not in the cache, and guild works offline") { Remedy = "run it once with a network; 'guild resources' lists what is cached" }
                : null;
        }

        if (isOffline || request.IsMetBy(found) == true)
            return Use(found);
        if (request.IsMetBy(found) == false)
            return null;
        // Another process has downloaded it while this one waited for its turn.
        if (File.GetLastWriteTimeUtc(found.Path) >= request.Start.UtcDateTime)
            return Use(found);
        return request.Settings.Revalidates ? await RevalidateAsync(entry, request, found, cancel) : Use(found);
    }

    private async Task<CachedFile> RevalidateAsync(ICacheEntry entry, UrlRequest request, CachedFile found, CancellationToken cancel)
    {
        if (entry.ReadNote(request.ValidatorsNote) is not { } note || Validators.Read(note) is not { CanRevalidate: true } known)
            return Use(found);
        var before = LengthOfPart(entry, request);
        try
        {
            // Once: a file is at hand, and nobody should wait long to hear that there is no network.
            return await DownloadAsync(entry, request, known, retries: 0, cancel) ?? Use(found);
        }
        catch (ResolveException) when (LengthOfPart(entry, request) > before)
        {
            // It has changed, that much is known: the old one won't do any more.
            return await DownloadAsync(entry, request, known: null, request.Settings.Retries, cancel) ?? Use(found);
        }
        catch (ResolveException e)
        {
            log.Warning($"cannot tell whether {request.Target.Text} has changed, using the cached file: {e.Message}");
            return Use(found);
        }
    }

    private static long LengthOfPart(ICacheEntry entry, UrlRequest request)
    {
        using var download = entry.OpenDownload(request.Target.Name);
        return download.Length;
    }

    private CachedFile Use(CachedFile found)
    {
        log.Info($"Using cached file {found.Path}");
        return found;
    }

    /// <summary>Downloads, verifies and keeps the file; <see langword="null"/> when it is still the known version.</summary>
    private async Task<CachedFile?> DownloadAsync(ICacheEntry entry, UrlRequest request, Validators? known, int retries, CancellationToken cancel)
    {
        using var client = new HttpClient(http.CreateHandler(request.Settings.ConnectTimeout)) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", http.UserAgent);
        var downloader = new Downloader(new Redirects(client, new Credentials(secrets, log), log), transfers, log, request.Settings, clock);
        using var download = entry.OpenDownload(request.Target.Name);
        var job = new DownloadJob(request.Target, download) { Known = known, IsVerifiable = request.Sha256 is not null };
        for (var isSecond = false; ; isSecond = true)
        {
            if (await downloader.RunAsync(job, retries, cancel) is not { } validators)
                return null;
            var actual = await download.Sha256Async(cancel);
            if (request.Sha256 is not { } expected || string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase))
            {
                entry.WriteNote(request.ValidatorsNote, null);
                var file = await download.CompleteAsync(cancel);
                entry.WriteNote(request.ValidatorsNote, validators.ToNote());
                return file;
            }

            download.Restart();
            var problem = $"bad sha256 for '{Path.Combine(entry.Directory, request.Target.Name)}' (expected {expected} but got {actual})";
            if (isSecond)
                throw new ResolveException($"{problem}, downloaded twice") { Remedy = $"if the file is meant to have changed, write 'sha256: {actual}'" };
            log.Info($"{problem}; downloading it again");
        }
    }
}
