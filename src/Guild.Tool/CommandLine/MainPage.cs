using System.Text;

namespace Guild.Tool.CommandLine;

/// <summary>What <c>guild</c> alone shows: the six commands to know on top, the full list below (ruling 31).</summary>
internal static class MainPage
{
    /// <summary>What the page says, the full list only.</summary>
    public static HelpContent Content => new("guild", "[OPTIONS] COMMAND [ARGS]...")
    {
        Lines = ["Runs operations on machine-learning models and keeps every run as a record."],
        Options = [.. GlobalOptions.Specs.Select(o => (GlobalName(o), o.Help))],
        Commands = [.. CommandTable.Names.Select(Row)],
    };

    /// <summary>The page as text.</summary>
    /// <param name="content">What <see cref="Content"/> says.</param>
    /// <param name="width">The width at which text wraps.</param>
    public static string Render(HelpContent content, int width)
    {
        var text = new StringBuilder();
        CommandHelp.AppendHead(text, content, width);
        CommandHelp.AppendRows(text, "Commands to know:", [.. CommandTable.CommandsToKnow.Select(Row)], width);
        CommandHelp.AppendRows(text, "All commands:", content.Commands, width);
        CommandHelp.AppendRows(text, "Options:", content.Options, width);
        text.Append("Short commands such as 'guild train MODEL' come from plugins: try 'guild plugins'.\n");
        text.Append("Try 'guild COMMAND --help' for help on a command.\n");
        return text.ToString();
    }

    private static (string Name, string Help) Row(string name)
    {
        var spec = CommandTable.Find(name)!;
        return (HelpContent.ListName(spec), spec.Summary);
    }

    private static string GlobalName(OptionSpec option)
    {
        // The original has only the one-letter forms of these two.
        var name = option.Name switch { "cwd" => "-C", "guild-home" => "-H", _ => "--" + option.Name };
        return option.IsSwitch ? name : $"{name} {option.ValueName}";
    }
}
