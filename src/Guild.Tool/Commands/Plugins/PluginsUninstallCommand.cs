using Guild.Tool.CommandLine;
using Guild.Tool.Plugins.Pins;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Plugins;

/// <summary><c>guild plugins uninstall</c>.</summary>
internal sealed class PluginsUninstallCommand(PluginSetup setup, ITerminal terminal) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = "plugins uninstall",
        Aliases = ["remove", "rm"],
        Summary = "Remove installed plugins.",
        Description = """
            Remove installed plugins.

            PLUGIN is the name of a plugin or of its package. Runs that were made with the plugin stay readable; a command that uses it at
            this moment goes on.
            """,
        Arguments = [new ArgumentSpec("PLUGIN") { IsRequired = true, TakesMany = true }],
        Options = [new("pin", "Remove this project's pin of the plugin instead.")],
        Type = typeof(PluginsUninstallCommand),
    };

    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        if (asked.Has("pin"))
            return Unpin(asked.Arguments);
        using var feeds = setup.Feeds(asked);
        var installer = setup.Installer(feeds);
        foreach (var name in asked.Arguments)
            installer.Find(name);
        foreach (var name in asked.Arguments.Distinct())
        {
            foreach (var removed in await installer.UninstallAsync(name, setup.Cancel))
                terminal.Out.WriteLine($"Removed plugin '{removed.Name}' {removed.Receipt.Version}");
        }

        return 0;
    }

    private int Unpin(IReadOnlyList<string> names)
    {
        var project = setup.Environment.WorkingDirectory;
        var pins = setup.RequirePins();
        foreach (var pin in names.Select(name => PluginSetup.RequirePin(pins, name)).ToList())
        {
            PinFiles.SetPin(project, pin.Id, range: null);
            PinFiles.WriteLock(project, PluginPins.Read(project)!.Locked.Where(l => !l.Id.Equals(pin.Id, StringComparison.OrdinalIgnoreCase)));
            terminal.Out.WriteLine($"Removed '{pin.Id}' from {PluginPins.FileName}");
        }

        return 0;
    }
}
