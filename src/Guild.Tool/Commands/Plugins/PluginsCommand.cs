using Guild.Tool.CommandLine;
using Guild.Tool.Plugins;
using Guild.Tool.Plugins.Installation;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Plugins;

/// <summary><c>guild plugins</c>: which plugins are there, what each gives, and whether it can be used.</summary>
internal sealed class PluginsCommand(PluginCatalog plugins, Func<PluginSetup> setup, ITerminal terminal) : ICommand
{
    /// <summary>The group <c>guild plugins</c>, which is <c>guild plugins list</c> without a subcommand.</summary>
    public static CommandSpec Group { get; } = new()
    {
        Name = "plugins",
        Summary = "Show, install and remove plugins.",
        Description = """
            Show, install and remove plugins. Without COMMAND, plugins are listed as by 'guild plugins list'.

            Plugins bring the short commands (such as 'guild train'), the kinds of programs that operations run, the kinds of sources that
            required resources come from, and observers of runs. Each is an assembly of its own, loaded only when a command needs it.

            WHERE PLUGINS COME FROM

            A plugin named by --plugin-path or GUILD_PLUGIN_PATH always wins, then one that the project pins in guild-plugins.json.
            Otherwise the highest usable version counts among those installed in GUILD_PLUGIN_HOME (~/.guild/plugins if not set) and
            those that come with guild.
            """,
    };

    public static CommandSpec Spec { get; } = new()
    {
        Name = "plugins list",
        Summary = "List plugins.",
        Description = """
            List plugins.

            Each line shows a plugin's name, its version, the version of the contract that it was built for, where it comes from, whether
            it can be used, and what it gives or why it can't be used. Try 'guild plugins info NAME' for more about one.
            """,
        Options =
        [
            new OptionSpec("json", "Show the list as JSON."),
            new OptionSpec("outdated", "Show only installed plugins of which package sources offer a newer version."),
            .. FeedOptions.Specs,
        ],
        Type = typeof(PluginsCommand),
    };

    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        if (asked.Has("outdated"))
            return await ShowOutdatedAsync(asked);
        var chosen = plugins.Chosen.Select(PluginCatalog.Examine).ToList();
        if (asked.Has("json"))
            PluginView.WriteJson(terminal.Out, chosen);
        else
        {
            foreach (var line in Table.Format([.. chosen.Select(PluginView.Row)], terminal.OutWidth))
                terminal.Out.WriteLine(line);
        }

        return 0;
    }

    private async Task<int> ShowOutdatedAsync(ParsedCommand asked)
    {
        if (asked.Has("json"))
            throw UsageErrors.Conflict("--outdated", "--json", asked.TypedName);
        using var feeds = setup().Feeds(asked);
        var offers = await PluginOffers.OfAsync(setup().Installer(feeds).Store.All, feeds, asked.Has("pre"), setup().Cancel);
        var rows = offers.Where(o => o.Newer.Count > 0)
            .Select(o => (string[])[o.Installed.Name, o.Installed.Receipt.Version, o.Newer[0].Version.ToNormalizedString(), o.Newer[0].Source.PackageSource.Source])
            .ToList();
        foreach (var line in Table.Format(rows, terminal.OutWidth))
            terminal.Out.WriteLine(line);
        setup().Warn(feeds);
        terminal.Error.WriteLine(rows.Count == 0 ? "No newer versions found." : "Update them with 'guild plugins update --all'.");
        return 0;
    }
}
