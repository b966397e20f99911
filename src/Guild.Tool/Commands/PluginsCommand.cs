using Guild.Tool.CommandLine;
using Guild.Tool.Plugins;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands;

/// <summary><c>guild plugins</c>: which plugins are there, what each gives, and whether it can be used.</summary>
internal sealed class PluginsCommand(PluginCatalog plugins, ITerminal terminal) : ICommand
{
    /// <summary>The group <c>guild plugins</c>, which is <c>guild plugins list</c> without a subcommand.</summary>
    public static CommandSpec Group { get; } = new()
    {
        Name = "plugins",
        Summary = "Show plugins.",
        Description = """
            Show plugins.

            Plugins bring the short commands (such as 'guild train'), the kinds of programs that operations run, the kinds of sources that
            required resources come from, and observers of runs. Each is an assembly of its own, loaded only when a command needs it.

            WHERE PLUGINS COME FROM

            A plugin named by --plugin-path or GUILD_PLUGIN_PATH always wins. Otherwise the highest usable version counts among those
            installed in GUILD_PLUGIN_HOME (~/.guild/plugins if not set) and those that come with guild.
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
        Options = [new OptionSpec("json", "Show the list as JSON.")],
        Type = typeof(PluginsCommand),
    };

    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var chosen = plugins.Chosen.Select(PluginCatalog.Examine).ToList();
        if (asked.Has("json"))
            PluginView.WriteJson(terminal.Out, chosen);
        else
        {
            foreach (var line in Table.Format([.. chosen.Select(PluginView.Row)], terminal.OutWidth))
                terminal.Out.WriteLine(line);
        }

        return Task.FromResult(0);
    }
}
