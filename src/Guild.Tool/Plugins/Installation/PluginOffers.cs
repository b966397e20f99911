using NuGet.Versioning;

namespace Guild.Tool.Plugins.Installation;

/// <summary>What the sources offer for an installed plugin.</summary>
/// <param name="Installed">The plugin.</param>
/// <param name="IsKnown">Whether a source offers its package at all.</param>
/// <param name="Newer">The newest version, if it is newer than the installed one.</param>
internal sealed record PluginOffers(InstalledPackage Installed, bool IsKnown, FeedPackage? Newer)
{
    /// <summary>Asks the sources, all plugins at once.</summary>
    public static async Task<IReadOnlyList<PluginOffers>> OfAsync(
        IReadOnlyList<InstalledPackage> plugins, PackageFeeds feeds, bool includesPrerelease, CancellationToken cancel) =>
        await Task.WhenAll(plugins.Select(async plugin =>
        {
            var versions = await feeds.VersionsAsync(plugin.Receipt.Id, cancel);
            var current = NuGetVersion.Parse(plugin.Receipt.Version);
            var newest = PackageRange.Any.Highest(versions.Select(v => v.Version), includesPrerelease || current.IsPrerelease);
            return new PluginOffers(plugin, versions.Count > 0, newest is not null && newest > current ? versions.First(v => v.Version == newest) : null);
        }));
}
