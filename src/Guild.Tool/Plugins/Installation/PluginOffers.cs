using NuGet.Versioning;

namespace Guild.Tool.Plugins.Installation;

/// <summary>What the sources offer for an installed plugin.</summary>
/// <param name="Installed">The plugin.</param>
/// <param name="IsKnown">Whether a source offers its package at all.</param>
/// <param name="Newer">The versions that are newer than the installed one, the newest first.</param>
internal sealed record PluginOffers(InstalledPackage Installed, bool IsKnown, IReadOnlyList<FeedPackage> Newer)
{
    /// <summary>Asks the sources, all plugins at once.</summary>
    public static async Task<IReadOnlyList<PluginOffers>> OfAsync(
        IReadOnlyList<InstalledPackage> plugins, PackageFeeds feeds, bool includesPrerelease, CancellationToken cancel) =>
        await Task.WhenAll(plugins.Select(async plugin =>
        {
            var versions = await feeds.VersionsAsync(plugin.Receipt.Id, cancel);
            var current = NuGetVersion.Parse(plugin.Receipt.Version);
            var newer = versions.Where(v => v.Version > current && PackageRange.Any.Accepts(v.Version, includesPrerelease || current.IsPrerelease));
            return new PluginOffers(plugin, versions.Count > 0, [.. newer.DistinctBy(v => v.Version).OrderByDescending(v => v.Version)]);
        }));
}
