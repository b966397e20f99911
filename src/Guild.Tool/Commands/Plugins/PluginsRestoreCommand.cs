using Guild.Tool.CommandLine;
using Guild.Tool.Plugins.Pins;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Plugins;

/// <summary><c>guild plugins restore</c>.</summary>
internal sealed class PluginsRestoreCommand(PluginSetup setup, ITerminal terminal) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = "plugins restore",
        Summary = "Install the plugins that this project pins.",
        Description = $"""
            Install the plugins that this project pins.

            {PluginPins.FileName} next to the Guild file names packages and ranges of versions; {PluginPins.LockFileName} the exact version
            and content hash of each. What the lock file names is brought here, from this machine if it has it; what it doesn't name yet is
            chosen and added to it. Keep both files with the project. Pinned plugins count in this project only, and there they count before
            those that you installed.

            Use '--locked' where nothing may be chosen anew, as in CI: a lock file that doesn't fit is an error then.

            {FeedOptions.Help}
            """,
        Options = [new("locked", "Fail unless the lock file fits as it is."), .. FeedOptions.Specs],
        Type = typeof(PluginsRestoreCommand),
    };

    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        using var feeds = setup.Feeds(asked);
        var restored = await setup.Restorer(feeds, asked).RestoreAsync(setup.RequirePins(), asked.Has("locked"), refreshed: null, setup.Cancel);
        InstalledView.Show(terminal, restored);
        setup.Warn(feeds);
        return 0;
    }
}
