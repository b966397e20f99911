using Guild.Abstractions;

namespace Guild.Core.GuildFiles;

/// <summary>A flag: a named input of an operation (guildfile.md 6.2).</summary>
public sealed record FlagDef
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The value without user input.</summary>
    public Value Default { get; init; } = Value.Null;

    /// <summary>The description, stripped.</summary>
    public string Description { get; init; } = "";

    /// <summary>The declared type; <see langword="null"/> for automatic.</summary>
    public string? Type { get; init; }

    /// <summary>Whether null or empty text is an error.</summary>
    public bool IsRequired { get; init; }

    /// <summary>A second name on the command line.</summary>
    public string? Alias { get; init; }

    /// <summary>
    /// The resource for whose only source the flag chooses a run or a file: one more name on the command line and in labels, as in 2018;
    /// <see langword="null"/> for other flags.
    /// </summary>
    public string? ResourceName { get; init; }

    /// <summary>The allowed values; empty for any.</summary>
    public IReadOnlyList<FlagChoice> Choices { get; init; } = [];

    /// <summary>Whether values outside <see cref="Choices"/> are accepted.</summary>
    public bool AllowsOther { get; init; }

    /// <summary>The least allowed number, or null.</summary>
    public Value Min { get; init; } = Value.Null;

    /// <summary>The greatest allowed number, or null.</summary>
    public Value Max { get; init; } = Value.Null;

    /// <summary>The search distribution, <c>uniform</c> or <c>loguniform</c>.</summary>
    public string? Distribution { get; init; }

    /// <summary>What is shown for a null value, or null for <c>default</c>.</summary>
    public Value NullLabel { get; init; } = Value.Null;

    /// <summary>The name used for the argument, the global variable, the key; <see langword="null"/> for the flag's name.</summary>
    public string? ArgName { get; init; }

    /// <summary>Whether the flag is never passed as an argument; <see langword="null"/> for the operation's default.</summary>
    public bool? ArgSkip { get; init; }

    /// <summary>The value for which the bare option is passed; null when the flag is no switch.</summary>
    public Value ArgSwitch { get; init; } = Value.Null;

    /// <summary>How the value is split into words: true or <c>shlex</c>, or a separator; null for not at all.</summary>
    public Value ArgSplit { get; init; } = Value.Null;

    /// <summary>Whether each word of <see cref="ArgSplit"/> follows an option of its own.</summary>
    public bool RepeatsArg { get; init; }

    /// <summary>Argument texts by value; null when there are none.</summary>
    public MapValue? ArgEncoding { get; init; }

    /// <summary>The name of the environment variable; <see langword="null"/> for <c>FLAG_NAME</c>.</summary>
    public string? EnvName { get; init; }

    /// <summary>Environment texts by value; null when there are none.</summary>
    public MapValue? EnvEncoding { get; init; }

    /// <summary>Attributes that guild doesn't know, kept with the run.</summary>
    public IReadOnlyList<NamedValue> Extra { get; init; } = [];

    /// <summary>Where each attribute that has a value is written, by name; the others may be filled from the program.</summary>
    public IReadOnlyDictionary<string, SourceLocation> Places { get; init; } = new Dictionary<string, SourceLocation>();

    /// <summary>Where the flag is declared; <see langword="null"/> for one that a dependency adds.</summary>
    public SourceLocation? Location { get; init; }
}
