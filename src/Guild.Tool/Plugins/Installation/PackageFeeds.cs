using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Logging;
using NuGet.Common;
using NuGet.Configuration;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;

namespace Guild.Tool.Plugins.Installation;

/// <summary>
/// The package sources of the user's own NuGet configuration, with its credentials, proxies and source mapping; or those that a command names.
/// </summary>
internal sealed class PackageFeeds(GuildEnvironment environment, IGuildLog log, IReadOnlyList<string> given, bool isInteractive = false) : IDisposable
{
    private readonly FeedLog _feedLog = new(log);
    private readonly SourceCacheContext _cache = new() { NoCache = true, DirectDownload = true };
    private readonly List<string> _failures = [];
    private List<SourceRepository>? _sources;

    /// <summary>The user's configuration: the <c>nuget.config</c> files from the working directory upward, the user's and the machine's.</summary>
    public ISettings Settings => field ??= LoadSettings();

    /// <summary>The sources, in order.</summary>
    public IReadOnlyList<SourceRepository> Sources => _sources ??= FindSources();

    /// <summary>What could not be asked, and why; each one line.</summary>
    public IReadOnlyList<string> Failures => _failures;

    public ILogger FeedLog => _feedLog;

    public IGuildLog Log => log;

    /// <summary>All versions of a package that the sources offer, those that can't be asked left out.</summary>
    public async Task<IReadOnlyList<FeedPackage>> VersionsAsync(string id, CancellationToken cancel)
    {
        var asked = await AskAllAsync(SourcesOf(id), async source =>
        {
            var resource = await source.GetResourceAsync<FindPackageByIdResource>(cancel);
            var versions = resource is null ? [] : await resource.GetAllVersionsAsync(id, _cache, _feedLog, cancel);
            return (versions ?? []).Select(v => new FeedPackage(id, v, source)).ToList();
        });
        return [.. asked.SelectMany(p => p)];
    }

    /// <summary>Brings a package's file.</summary>
    /// <exception cref="GuildException">The source does not deliver it.</exception>
    public async Task DownloadAsync(FeedPackage package, Stream target, CancellationToken cancel)
    {
        var what = $"'{package.Id}' {package.Version.ToNormalizedString()} could not be downloaded from {package.Source.PackageSource.Source}";
        try
        {
            var resource = await package.Source.GetResourceAsync<FindPackageByIdResource>(cancel);
            if (resource is null || !await resource.CopyNupkgToStreamAsync(package.Id, package.Version, target, _cache, _feedLog, cancel))
                throw new GuildException(what);
        }
        catch (Exception e) when (IsFeedFailure(e))
        {
            throw new GuildException(new GuildError($"{what}: {Innermost(e)}"), Outcome.Error);
        }
    }

    /// <summary>Compares a downloaded file with the hash that its source publishes, if it publishes any.</summary>
    /// <exception cref="GuildException">They differ.</exception>
    public Task VerifyAsync(FeedPackage package, string path, CancellationToken cancel) =>
        package.Source.PackageSource.IsHttp ? PublishedHash.VerifyAsync(package, path, _cache, _feedLog, cancel) : Task.CompletedTask;

    /// <summary>Packages of a kind that fit some words, the newest version of each, ordered by name.</summary>
    public async Task<IReadOnlyList<FeedPackage>> SearchAsync(PackageKind kind, string words, bool includesPrerelease, int limit, CancellationToken cancel)
    {
        var asked = await AskAllAsync(Sources, source => source.PackageSource.IsLocal
            ? SearchFolderAsync(source, kind, words, includesPrerelease, cancel)
            : SearchServiceAsync(source, kind, words, includesPrerelease, limit, cancel));
        return
        [
            .. asked.SelectMany(p => p)
                .Where(p => IsAllowed(p.Id, p.Source))
                .GroupBy(p => p.Id, StringComparer.OrdinalIgnoreCase)
                .Select(g => g.MaxBy(p => p.Version)!)
                .OrderBy(p => p.Id, StringComparer.OrdinalIgnoreCase),
        ];
    }

    public void Dispose() => _cache.Dispose();

    private async Task<List<FeedPackage>> SearchServiceAsync(
        SourceRepository source, PackageKind kind, string words, bool includesPrerelease, int limit, CancellationToken cancel)
    {
        var filter = new SearchFilter(includesPrerelease) { PackageType = kind.TypeName };
        var resource = await source.GetResourceAsync<PackageSearchResource>(cancel);
        var found = resource is null ? [] : await resource.SearchAsync(words, filter, 0, limit, _feedLog, cancel);
        return [.. found.Select(f => Found(f.Identity, source, f.Description, f.Authors, f.Tags))];
    }

    // NuGet's own search of a folder knows no package types.
    private async Task<List<FeedPackage>> SearchFolderAsync(
        SourceRepository source, PackageKind kind, string words, bool includesPrerelease, CancellationToken cancel)
    {
        if (await source.GetResourceAsync<FindLocalPackagesResource>(cancel) is not { } resource)
            return [];
        var terms = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        List<FeedPackage> found = [];
        foreach (var package in resource.GetPackages(_feedLog, cancel))
        {
            var facts = package.Nuspec;
            if (!facts.GetPackageTypes().Any(t => t.Name.Equals(kind.TypeName, StringComparison.OrdinalIgnoreCase))
                || (package.Identity.Version.IsPrerelease && !includesPrerelease))
                continue;
            var text = $"{package.Identity.Id} {facts.GetDescription()} {facts.GetTags()}";
            if (terms.All(t => text.Contains(t, StringComparison.OrdinalIgnoreCase)))
                found.Add(Found(package.Identity, source, facts.GetDescription(), facts.GetAuthors(), facts.GetTags()));
        }

        return found;
    }

    private static FeedPackage Found(NuGet.Packaging.Core.PackageIdentity identity, SourceRepository source, string? description, string? authors, string? tags) =>
        new(identity.Id, identity.Version, source)
        {
            Description = description ?? "",
            Authors = authors ?? "",
            Tags = (tags ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries),
        };

    private ISettings LoadSettings()
    {
        try
        {
            return NuGet.Configuration.Settings.LoadDefaultSettings(environment.WorkingDirectory);
        }
        catch (NuGetConfigurationException e)
        {
            throw new GuildException(new GuildError($"NuGet's configuration can't be read: {e.Message}"));
        }
    }

    private List<SourceRepository> FindSources()
    {
        FeedCredentials.Offer(_feedLog, isInteractive);
        var provider = new PackageSourceProvider(Settings);
        var configured = provider.LoadPackageSources().ToList();
        var chosen = given.Count == 0
            ? configured.Where(s => s.IsEnabled)
            : given.Select(g => configured.Find(s => s.Name.Equals(g, StringComparison.OrdinalIgnoreCase)) ?? Named(g, configured));
        return [.. chosen.Select(s => Repository.Factory.GetCoreV3(s))];
    }

    // A source that is configured under a name keeps its credentials when its address is typed instead.
    private PackageSource Named(string given, List<PackageSource> configured)
    {
        var address = Uri.TryCreate(given, UriKind.Absolute, out var uri) && !uri.IsFile
            ? given
            : Path.GetFullPath(given, environment.CommandDirectory);
        return configured.Find(s => s.Source == address) ?? new PackageSource(address);
    }

    private IReadOnlyList<SourceRepository> SourcesOf(string id) => [.. Sources.Where(s => IsAllowed(id, s))];

    // Who maps packages to sources means it: a package of the company's name never comes from elsewhere. A source that was typed was meant.
    private bool IsAllowed(string id, SourceRepository source)
    {
        if (given.Count > 0)
            return true;
        var mapping = PackageSourceMapping.GetPackageSourceMapping(Settings);
        return !mapping.IsEnabled || mapping.GetConfiguredPackageSources(id).Contains(source.PackageSource.Name, StringComparer.OrdinalIgnoreCase);
    }

    private async Task<IReadOnlyList<T>> AskAllAsync<T>(IReadOnlyList<SourceRepository> sources, Func<SourceRepository, Task<T>> ask)
    {
        var answers = await Task.WhenAll(sources.Select(async source =>
        {
            try
            {
                return (Answer: await ask(source), Failure: (string?)null);
            }
            catch (Exception e) when (IsFeedFailure(e))
            {
                return (default!, $"package source {source.PackageSource.Source} could not be asked: {Innermost(e)}");
            }
        }));
        _failures.AddRange(answers.Where(a => a.Failure is not null).Select(a => a.Failure!));
        return [.. answers.Where(a => a.Failure is null).Select(a => a.Answer)];
    }

    private static bool IsFeedFailure(Exception e) =>
        e is NuGetProtocolException or HttpRequestException or IOException or InvalidDataException or UnauthorizedAccessException
            or System.Net.Sockets.SocketException or NuGet.Packaging.Core.PackagingException
            // A source whose search knows no package types.
            or NotSupportedException
        || (e is AggregateException { InnerException: { } inner } && IsFeedFailure(inner));

    private static string Innermost(Exception e)
    {
        while (e.InnerException is { } inner)
            e = inner;
        return e.Message;
    }
}
