using System.Text;
using Guild.Tool.Terminal;

namespace Guild.Tool.CommandLine;

/// <summary>The help page of a command: usage, description, options, subcommands (cli.md A.1).</summary>
internal static class CommandHelp
{
    /// <summary>The page of one command.</summary>
    /// <param name="spec">The command.</param>
    /// <param name="typedName">The command as typed: <c>guild runs info</c>.</param>
    /// <param name="subcommands">Its subcommands, if it is a group.</param>
    /// <param name="width">The width at which text wraps.</param>
    public static string Render(CommandSpec spec, string typedName, IReadOnlyList<CommandSpec> subcommands, int width)
    {
        var text = new StringBuilder();
        var usage = string.Join(' ', new[] { typedName, "[OPTIONS]" }.Concat(subcommands.Count > 0 ? ["[COMMAND]"] : spec.Arguments.Select(Placeholder)));
        text.Append("Usage: ").Append(usage).Append("\n\n");
        AppendDescription(text, spec.Description.Length > 0 ? spec.Description : spec.Summary, width);
        AppendRows(text, "Options:", spec.Options.Where(o => !o.IsHidden).Select(o => (Names(o), o.Help)), width);
        AppendRows(text, "Commands:", subcommands.Where(c => !c.IsHidden).Select(c => (ListName(c), c.Summary)), width);
        return text.ToString();
    }

    /// <summary>Appends a two-column list under a heading; nothing when it is empty.</summary>
    public static void AppendRows(StringBuilder text, string heading, IEnumerable<(string Name, string Help)> rows, int width)
    {
        var list = rows.ToList();
        if (list.Count == 0)
            return;
        var column = Math.Min(list.Max(r => r.Name.Length), 28) + 4;
        text.Append(heading).Append('\n');
        foreach (var (name, help) in list)
        {
            text.Append("  ").Append(name);
            if (name.Length + 4 > column)
                text.Append('\n').Append(' ', column);
            else
                text.Append(' ', column - name.Length - 2);
            text.AppendJoin("\n" + new string(' ', column), Wrapping.Wrap(help, Math.Max(20, width - column))).Append('\n');
        }

        text.Append('\n');
    }

    /// <summary>A command's last word with its other names: <c>operations, ops</c>.</summary>
    public static string ListName(CommandSpec spec) => string.Join(", ", spec.Aliases.Prepend(spec.Name[(spec.Name.LastIndexOf(' ') + 1)..]));

    private static string Placeholder(ArgumentSpec argument)
    {
        var name = argument.IsRequired ? argument.Name : $"[{argument.Name}]";
        return argument.TakesMany ? name + "..." : name;
    }

    private static string Names(OptionSpec option)
    {
        var names = string.Join(", ", option.ShortNames.Concat(option.OtherNames.Where(n => n.StartsWith("--", StringComparison.Ordinal))).Append("--" + option.Name));
        return option.IsSwitch ? names : $"{names} {option.ValueName}";
    }

    private static void AppendDescription(StringBuilder text, string description, int width)
    {
        var paragraph = new List<string>();
        foreach (var line in description.Split('\n').Append(""))
        {
            if (line.Length > 0 && line[0] != ' ')
            {
                paragraph.Add(line);
                continue;
            }

            if (paragraph.Count > 0)
            {
                foreach (var wrapped in Wrapping.Wrap(string.Join(' ', paragraph), width - 2))
                    text.Append("  ").Append(wrapped).Append('\n');
                paragraph.Clear();
            }

            if (line.Length > 0)
                text.Append("  ").Append(line).Append('\n');
            else if (text.Length > 1 && !(text[^1] == '\n' && text[^2] == '\n'))
                text.Append('\n');
        }
    }
}
