using Guild.Core.Errors;
using Guild.Tool.CommandLine;
using Guild.Tool.Plugins;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Plugins;

/// <summary><c>guild plugins info NAME</c>: all about one plugin, and the places where others of its name lie.</summary>
internal sealed class PluginsInfoCommand(PluginCatalog plugins, ITerminal terminal) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = "plugins info",
        Summary = "Show one plugin.",
        Description = """
            Show one plugin.

            Shows its version, where it lies, what it gives and, if it can't be used, the reason and the remedy. Plugins of the same name
            in other places are listed at the end.
            """,
        Arguments = [new ArgumentSpec("NAME") { IsRequired = true }],
        Options = [new OptionSpec("json", "Show the plugin as JSON.")],
        Type = typeof(PluginsInfoCommand),
    };

    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var name = asked.Arguments[0];
        var found = plugins.Chosen.FirstOrDefault(p => p.Name == name)
            ?? throw new GuildException($"there is no plugin '{name}'\nTry 'guild plugins' for a list of plugins.");
        var plugin = PluginCatalog.Examine(found);
        if (asked.Has("json"))
        {
            PluginView.WriteJson(terminal.Out, plugin);
            return Task.FromResult(0);
        }

        foreach (var line in PluginView.Details(plugin, plugins.All.Where(p => p.Name == name && p.Directory != plugin.Directory)))
            terminal.Out.WriteLine(line);
        return Task.FromResult(0);
    }
}
