namespace Guild.Tool.CommandLine;

/// <summary>What a help page says, before it is laid out.</summary>
/// <param name="Program">The command as typed: <c>guild runs info</c>.</param>
/// <param name="Arguments">What may follow it: <c>[OPTIONS] [RUN]</c>.</param>
internal sealed record HelpContent(string Program, string Arguments)
{
    /// <summary>The description, a line for each paragraph; lines that begin with a blank are to be kept as they are.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>The options, as they are typed.</summary>
    public required IReadOnlyList<(string Term, string Help)> Options { get; init; }

    /// <summary>The subcommands.</summary>
    public IReadOnlyList<(string Term, string Help)> Commands { get; init; } = [];

    /// <summary>What a command's table says.</summary>
    /// <param name="spec">The command.</param>
    /// <param name="typedName">The command as typed: <c>guild runs info</c>.</param>
    /// <param name="subcommands">Its subcommands, if it is a group.</param>
    public static HelpContent Of(CommandSpec spec, string typedName, IReadOnlyList<CommandSpec> subcommands) =>
        new(typedName, string.Join(' ', subcommands.Count > 0 ? ["[OPTIONS]", "[COMMAND]"] : spec.Arguments.Select(Placeholder).Prepend("[OPTIONS]")))
        {
            Lines = Paragraphs(spec.Description.Length > 0 ? spec.Description : spec.Summary),
            Options = [.. spec.Options.Where(o => !o.IsHidden).Select(o => (Names(o), o.Help))],
            Commands = [.. subcommands.Where(c => !c.IsHidden).Select(c => (ListName(c), c.Summary))],
        };

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

    private static IReadOnlyList<string> Paragraphs(string description)
    {
        var lines = new List<string>();
        var isInParagraph = false;
        foreach (var line in description.Split('\n'))
        {
            var isText = line.Length > 0 && line[0] != ' ';
            if (isText && isInParagraph)
                lines[^1] += " " + line;
            // Several empty lines are no more than one.
            else if (line.Length > 0 || lines is [.., not ""])
                lines.Add(line);
            isInParagraph = isText;
        }

        return lines;
    }
}
