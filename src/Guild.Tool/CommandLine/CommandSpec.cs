namespace Guild.Tool.CommandLine;

/// <summary>
/// What a command is called, takes and says about itself. The one table from which the parser, help and completion are made.
/// </summary>
internal sealed record CommandSpec
{
    /// <summary>The words that call it: <c>run</c>, <c>runs info</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Other last words that call it (<c>ops</c>, <c>rm</c>).</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>One line for lists of commands.</summary>
    public required string Summary { get; init; }

    /// <summary>
    /// The text of the help page after the usage line. Paragraphs are separated by blank lines; a line in upper case is a section title;
    /// lines that begin with a blank are kept as they are.
    /// </summary>
    public string Description { get; init; } = "";

    /// <summary>The positional arguments, in order.</summary>
    public IReadOnlyList<ArgumentSpec> Arguments { get; init; } = [];

    /// <summary>The options, in the order of the help page.</summary>
    public IReadOnlyList<OptionSpec> Options { get; init; } = [];

    /// <summary>The class of the command, which <see cref="CommandFactory"/> builds; <see langword="null"/> for a group that only has subcommands.</summary>
    public Type? Type { get; init; }

    /// <summary>Whether lists of commands leave it out.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether only guild itself gives the command, to a second guild that is a run's process; what that logs is tagged.</summary>
    public bool IsInternal { get; init; }
}
