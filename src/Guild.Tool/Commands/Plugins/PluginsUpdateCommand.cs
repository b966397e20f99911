using Guild.Core.Errors;
using Guild.Tool.CommandLine;
using Guild.Tool.Plugins.Installation;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Plugins;

/// <summary><c>guild plugins update</c>.</summary>
internal sealed class PluginsUpdateCommand(PluginSetup setup, ITerminal terminal) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = "plugins update",
        Summary = "Update installed plugins.",
        Description = $"""
            Update installed plugins to the newest version that fits this guild.

            PLUGIN is the name of a plugin or of its package; use '--all' for all that are installed. Try 'guild plugins list --outdated' to
            see what there is.

            {FeedOptions.Help}
            """,
        Arguments = [new ArgumentSpec("PLUGIN") { TakesMany = true }],
        Options = [new("all", "Update all plugins.") { Short = "-a" }, new("pin", "Update this project's pins instead, within their ranges."), .. FeedOptions.Specs],
        Type = typeof(PluginsUpdateCommand),
    };

    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        if (asked.Arguments.Count == 0 && !asked.Has("all"))
            throw UsageErrors.Misuse("missing argument for PLUGIN (or use --all)", asked.TypedName);
        if (asked.Arguments.Count > 0 && asked.Has("all"))
            throw UsageErrors.Misuse("PLUGIN and --all cannot both be specified", asked.TypedName);
        using var feeds = setup.Feeds(asked);
        if (asked.Has("pin"))
        {
            var pins = setup.RequirePins();
            var meant = asked.Has("all") ? pins.Pins : [.. asked.Arguments.Select(name => PluginSetup.RequirePin(pins, name))];
            var restored = await setup.Restorer(feeds, asked).RestoreAsync(pins, isLocked: false, meant.Contains, setup.Cancel);
            InstalledView.Show(terminal, restored);
            setup.Warn(feeds);
            return 0;
        }

        var installer = setup.Installer(feeds);
        var plugins = asked.Has("all") ? installer.Store.All : [.. asked.Arguments.SelectMany(installer.Find)];
        var offers = await PluginOffers.OfAsync(plugins, feeds, asked.Has("pre"), setup.Cancel);
        List<GuildError> errors = [];
        foreach (var offer in offers)
        {
            if (offer.Newer.Count == 0)
            {
                terminal.Out.WriteLine(offer.IsKnown
                    ? $"Plugin '{offer.Installed.Name}' {offer.Installed.Receipt.Version} is the newest"
                    : $"Plugin '{offer.Installed.Name}' {offer.Installed.Receipt.Version}: no package source offers '{offer.Installed.Receipt.Id}'");
                continue;
            }

            try
            {
                using var origin = await new FittingPackage(feeds).DownloadAsync(offer.Newer, setup.Cancel);
                if (FittingPackage.ForeignContract(origin.File) is { } contract)
                {
                    var receipt = offer.Installed.Receipt;
                    terminal.Out.WriteLine($"Plugin '{offer.Installed.Name}' {receipt.Version} is the newest for this guild: {origin.File.Version.ToNormalizedString()} is for contract {contract}");
                    continue;
                }

                InstalledView.Show(terminal, await installer.InstallAsync(origin, isForced: false, setup.Cancel));
            }
            catch (GuildException e)
            {
                // One plugin that can't be updated keeps no other from it.
                errors.AddRange(e.Errors);
            }
        }

        setup.Warn(feeds);
        return errors.Count == 0 ? 0 : throw new GuildException(errors);
    }
}
