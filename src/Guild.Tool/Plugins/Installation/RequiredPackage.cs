using Guild.Core.Errors;
using Guild.Core.Text;

namespace Guild.Tool.Plugins.Installation;

/// <summary>A package that has to be had from the sources.</summary>
internal static class RequiredPackage
{
    // Enough for all packages of a kind on a company's feed.
    private const int MostNames = 500;

    /// <summary>The highest version that a source offers within a range.</summary>
    /// <exception cref="GuildException">No source offers one.</exception>
    public static async Task<FeedPackage> FindAsync(
        PackageFeeds feeds, PackageKind kind, PackageName name, bool includesPrerelease, CancellationToken cancel) =>
        (await FindAllAsync(feeds, kind, name, includesPrerelease, cancel))[0];

    /// <summary>The versions that sources offer within a range, the highest first.</summary>
    /// <exception cref="GuildException">No source offers one.</exception>
    public static async Task<IReadOnlyList<FeedPackage>> FindAllAsync(
        PackageFeeds feeds, PackageKind kind, PackageName name, bool includesPrerelease, CancellationToken cancel)
    {
        var versions = await feeds.VersionsAsync(name.Id, cancel);
        List<FeedPackage> accepted = [.. versions.Where(v => name.Range.Accepts(v.Version, includesPrerelease)).DistinctBy(v => v.Version).OrderByDescending(v => v.Version)];
        if (accepted.Count > 0)
            return accepted;
        throw new GuildException(versions.Count == 0 ? await UnknownAsync(feeds, kind, name.Id, cancel) : NoVersion(name, versions));
    }

    private static async Task<GuildError> UnknownAsync(PackageFeeds feeds, PackageKind kind, string id, CancellationToken cancel)
    {
        var reasons = string.Concat(feeds.Failures.Select(f => $"\n{f}"));
        var others = await feeds.SearchAsync(kind, "", includesPrerelease: true, MostNames, cancel);
        return new GuildError($"no package source offers '{id}'{reasons}")
        {
            Fix = NearestName.Hint(id, others.Select(o => o.Id)) ?? $"asked: {(feeds.Sources.Count == 0 ? "none, NuGet has no sources here" : string.Join(", ", feeds.Sources.Select(s => s.PackageSource.Source)))}; "
                + "see 'dotnet nuget list source', or name one with --source",
        };
    }

    private static GuildError NoVersion(PackageName name, IReadOnlyList<FeedPackage> versions) =>
        new($"no version of '{name.Id}' fits '{name.Range}': there {(versions.Count == 1 ? "is" : "are")} {Some(versions)}")
        {
            Fix = versions.All(v => v.Version.IsPrerelease) ? "add --pre to accept pre-releases" : null,
        };

    private static string Some(IReadOnlyList<FeedPackage> versions)
    {
        const int Most = 5;
        var distinct = versions.Select(v => v.Version).Distinct().OrderDescending().ToList();
        return string.Join(", ", distinct.Take(Most).Select(v => v.ToNormalizedString())) + (distinct.Count > Most ? ", …" : "");
    }
}
