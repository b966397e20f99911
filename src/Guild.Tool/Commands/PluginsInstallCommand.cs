using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands;

/// <summary><c>guild plugins install</c>.</summary>
internal sealed class PluginsInstallCommand(PluginSetup setup, ITerminal terminal) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = "plugins install",
        Summary = "Install plugins.",
        Description = $"""
            Install plugins.

            PLUGIN is the name of a package, with '@VERSION' or '@RANGE' if not any version will do ('Acme.Guild.Nightly@1.2.0',
            'Acme.Guild.Nightly@[1.2,2.0)', 'Acme.Guild.Nightly@1.*'); or the path of a .nupkg file, of a folder with one, or of a plugin's
            build output.

            A package is checked before anything is written: that it is a guild plugin, fits this guild's contract, holds what its manifest
            says, and that its signature, if it has one, is whole. Nothing in it is run. Another version of the plugin is replaced.

            {FeedOptions.Help}
            """,
        Arguments = [new ArgumentSpec("PLUGIN") { IsRequired = true, TakesMany = true }],
        Options =
        [
            .. FeedOptions.Specs,
            new("force", "Install again what is installed, and whatever other plugins claim."),
        ],
        Type = typeof(PluginsInstallCommand),
    };

    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        using var feeds = setup.Feeds(asked);
        var installer = setup.Installer(feeds);
        foreach (var what in asked.Arguments)
        {
            var installed = await installer.InstallAsync(what, asked.Has("pre"), asked.Has("force"), setup.Cancel);
            InstalledView.Show(terminal, installed);
        }

        setup.Warn(feeds);
        return 0;
    }
}
