using System.Text;

namespace Guild.Tool.CommandLine;

/// <summary>What <c>guild</c> alone shows: the six commands to know on top, the full list below (ruling 31).</summary>
internal static class MainPage
{
    /// <summary>The page.</summary>
    public static string Render(int width)
    {
        var text = new StringBuilder();
        text.Append("Usage: guild [OPTIONS] COMMAND [ARGS]...\n\n");
        text.Append("  Runs operations on machine-learning models and keeps every run as a record.\n\n");
        CommandHelp.AppendRows(text, "Commands to know:", CommandTable.CommandsToKnow.Select(Row), width);
        CommandHelp.AppendRows(text, "All commands:", CommandTable.Names.Select(Row), width);
        CommandHelp.AppendRows(text, "Options:", GlobalOptions.Specs.Select(o => (GlobalName(o), o.Help)), width);
        text.Append("Short commands such as 'guild train MODEL' come from plugins: try 'guild plugins'.\n");
        text.Append("Try 'guild COMMAND --help' for help on a command.\n");
        return text.ToString();
    }

    private static (string Name, string Help) Row(string name)
    {
        var spec = CommandTable.Find(name)!;
        return (CommandHelp.ListName(spec), spec.Summary);
    }

    private static string GlobalName(OptionSpec option)
    {
        // The original has only the one-letter forms of these two.
        var name = option.Name switch { "cwd" => "-C", "guild-home" => "-H", _ => "--" + option.Name };
        return option.IsSwitch ? name : $"{name} {option.ValueName}";
    }
}
