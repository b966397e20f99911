using Guild.Core;
using Guild.Core.Logging;
using Guild.Tool.CommandLine;
using Guild.Tool.Plugins;
using Guild.Tool.Plugins.Installation;

namespace Guild.Tool.Commands;

/// <summary>What the commands that install plugins are made of.</summary>
internal sealed class PluginSetup(GuildEnvironment environment, PluginPlaces places, PluginCatalog catalog, IGuildLog log, CancellationToken cancel)
{
    public CancellationToken Cancel => cancel;

    public PluginCatalog Catalog => catalog;

    public GuildEnvironment Environment => environment;

    public IGuildLog Log => log;

    public PackageFeeds Feeds(ParsedCommand asked) => FeedOptions.Feeds(asked, environment, log);

    public PluginInstaller Installer(PackageFeeds feeds) => new(environment, places, catalog, feeds, log);

    public PinRestorer Restorer(PackageFeeds feeds, ParsedCommand asked) => new(environment, places, feeds, asked.Has("pre"));

    /// <summary>Tells of sources that could not be asked.</summary>
    public void Warn(PackageFeeds feeds)
    {
        foreach (var failure in feeds.Failures.Distinct())
            log.Warning(failure);
    }
}
