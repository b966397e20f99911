using Guild.Abstractions;

namespace Guild.Plugins.S3;

/// <summary><c>s3: s3://BUCKET/KEY</c>: an object, or all objects below a prefix, downloaded once and again when they have changed.</summary>
[ResourceResolver("s3", "An object of S3 or of a store like it, or all objects below a prefix: s3://BUCKET/KEY", Schemes = ["s3"])]
public sealed class S3Resolver(
    IResourceCache cache, IHttp http, ISecrets secrets, ITransfers transfers, IPluginSettings settings, IPluginLog log, TimeProvider clock) : IResourceResolver
{
    /// <inheritdoc/>
    public async Task<ResolvedSource> ResolveAsync(Source source, ResolveContext context, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(context);
        var address = S3Address.Parse(source.Address);
        var own = S3Settings.Read(settings);
        if (own.RequesterPays)
            address = address with { RequesterPays = true };
        try
        {
            using var entry = await cache.OpenAsync(context.CacheDirectory, address.Text, cancel);
            return await ResolveAsync(new S3Job(entry, address, own, DigestOf(source)), context.Offline, cancel);
        }
        catch (CacheWriteException e)
        {
            throw new ResolveException($"the cache cannot be written to: {e.Message}", e) { Remedy = $"make room or set another GUILD_HOME; the cache is in {context.CacheDirectory}" };
        }
    }

    private static string? DigestOf(Source source) =>
        source.Attributes.TryGetValue("sha256", out var value) && value is TextValue { Text.Length: > 0 } text ? text.Text : null;

    private async Task<ResolvedSource> ResolveAsync(S3Job job, bool isOffline, CancellationToken cancel)
    {
        var file = job.Address.IsPrefix ? null : await job.Entry.FindAsync(job.Address.Name, cancel);
        if (file is not null && (isOffline || job.IsSettledBy(file) || !job.Settings.Revalidates && job.Sha256 is null))
            return Use(file);
        var prefix = new PrefixFetch(job.Entry, job.Address, transfers, job.Settings, log, clock);
        if (isOffline || !job.Settings.Revalidates && file is null)
        {
            if (prefix.FindLast() is { } last)
                return Use(last);
            if (isOffline)
                throw new ResolveException("it is not in the cache, and guild works offline") { Remedy = "run it once with a network; 'guild resources' lists what is cached" };
        }

        using var store = await new StoreFinder(http, secrets, log, clock).OpenAsync(job.Settings, cancel);
        try
        {
            return await FetchAsync(job, file, prefix, store, cancel);
        }
        catch (Exception e) when (S3Failures.IsUnreachable(e) && job.Sha256 is null && (file?.Path ?? prefix.FindLast()) is { } known)
        {
            log.Warning($"cannot tell whether {job.Address.Text} has changed, using what is cached: {S3Failures.Of(e, store, job.Address).Message}");
            return file is not null ? Use(file) : Use(known);
        }
        catch (Exception e) when (S3Failures.Understands(e))
        {
            throw S3Failures.Of(e, store, job.Address);
        }
    }

    private async Task<ResolvedSource> FetchAsync(S3Job job, CachedFile? file, PrefixFetch prefix, Store store, CancellationToken cancel)
    {
        if (!job.Address.IsPrefix && await store.FindAsync(job.Address, cancel) is { } remote)
        {
            var fetch = new ObjectFetch(job.Entry, job.Address, transfers, job.Settings, log, clock);
            if (file is not null && fetch.IsCurrent(remote) && job.Sha256 is null)
                return Use(file);
            return Cached(await fetch.RunAsync(remote, store, job.Sha256, cancel));
        }

        var below = job.Address.IsPrefix ? job.Address.Key : job.Address.Key + "/";
        var objects = job.Address.VersionId is null ? await store.ListAsync(job.Address, below, cancel) : [];
        if (objects.Count == 0)
            throw S3Failures.Missing(store, job.Address);
        var (path, isNew) = await prefix.RunAsync(objects, below, store, cancel);
        return isNew ? new ResolvedSource(path) { IsCached = true } : Use(path);
    }

    private ResolvedSource Use(CachedFile file)
    {
        log.Info($"Using cached file {file.Path}");
        return Cached(file);
    }

    private ResolvedSource Use(string directory)
    {
        log.Info($"Using cached directory {directory}");
        return new ResolvedSource(directory) { IsCached = true };
    }

    private static ResolvedSource Cached(CachedFile file) => new(file.Path) { IsCached = true, Sha256 = file.Sha256 };
}
