using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Text;
using Guild.Tool.CommandLine;
using Guild.Tool.Plugins;
using Guild.Tool.Plugins.Installation;
using Guild.Tool.Plugins.Pins;

namespace Guild.Tool.Commands.Plugins;

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

    /// <summary>The project's pins.</summary>
    /// <exception cref="GuildException">It has none.</exception>
    public PluginPins RequirePins() =>
        PluginPins.Read(environment.WorkingDirectory) ?? throw new GuildException(new GuildError($"there is no {PluginPins.FileName} in this directory")
        {
            Fix = "pin a plugin with 'guild plugins install NAME --pin'",
        });

    /// <summary>The pin that a user means.</summary>
    /// <exception cref="GuildException">There is none.</exception>
    public static PluginPin RequirePin(PluginPins pins, string name) => pins.Named(name)
        ?? throw new GuildException(new GuildError($"this project pins no plugin '{name}'")
        {
            Fix = NearestName.Find(name, pins.Pins.SelectMany(p => (string[])[p.Id, pins.LockOf(p)?.Plugin ?? p.Id])) is { } near ? $"did you mean '{near}'?"
                : pins.Pins.Count > 0 ? $"it pins {string.Join(", ", pins.Pins.Select(p => p.Id))}"
                : null,
        });

    /// <summary>Tells of sources that could not be asked.</summary>
    public void Warn(PackageFeeds feeds)
    {
        foreach (var failure in feeds.Failures.Distinct())
            log.Warning(failure);
    }
}
