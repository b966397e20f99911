using Guild.Core.GuildFiles;
using Guild.Core.Resources;
using Guild.Core.Runs;

namespace Guild.Core.Planning;

/// <summary>What the ways to a run have in common once the operation is known and its flags are bound: new, from another run, again.</summary>
internal sealed record OperationSetup
{
    /// <summary>The operation, with all its flags.</summary>
    public required OperationDef Operation { get; init; }

    /// <summary>Where the operation was found; <see langword="null"/> when only a run's record says what it was.</summary>
    public Operations.ResolvedOperation? Definition { get; init; }

    /// <summary>What the run is made from.</summary>
    public required OpRef OpRef { get; init; }

    /// <summary>The operation as messages name it.</summary>
    public required string OperationText { get; init; }

    /// <summary>The value of GUILD_OP: what can be typed to run it, a script's absolute path.</summary>
    public required string OperationSpec { get; init; }

    /// <summary>What the prompt says is run.</summary>
    public required string Subject { get; init; }

    /// <summary>Absolute path of the project directory; empty when the run has none.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>Where flags go, declared or detected; <see langword="null"/> when neither.</summary>
    public string? FlagsDest { get; init; }

    /// <summary>Final flag values, by name.</summary>
    public required IReadOnlyList<NamedValue> Flags { get; init; }

    /// <summary>What the user typed, decoded.</summary>
    public required IReadOnlyList<NamedValue> UserFlags { get; init; }

    /// <summary>The resources to resolve.</summary>
    public required IReadOnlyList<PlannedDependency> Dependencies { get; init; }

    /// <summary>The label template; <see langword="null"/> for the default label.</summary>
    public string? LabelTemplate { get; init; }

    /// <summary>Tags, the user's first.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The random seed.</summary>
    public required long RandomSeed { get; init; }

    /// <summary>Absolute paths of directories that the program may lie in besides the source code.</summary>
    public IReadOnlyList<string> ModuleDirectories { get; init; } = [];

    /// <summary>The model's source code rules.</summary>
    public SourceCodeDef? ModelSourceCode { get; init; }

    /// <summary>The run to be started again, or whose source code is taken.</summary>
    public Run? From { get; init; }

    /// <summary>Whether <see cref="From"/> is started again in its own directory.</summary>
    public bool IsRestart { get; init; }

    /// <summary>The flags that stand for several values each, which only a batch of runs can take.</summary>
    public IReadOnlyList<NamedValue> Several { get; init; } = [];

    /// <summary>What each of several trials of files sets; empty where there is one trial or no file.</summary>
    public IReadOnlyList<IReadOnlyList<NamedValue>> Rows { get; init; } = [];

    /// <summary>Attributes of batches and their prototypes, recorded behind the others.</summary>
    public IReadOnlyList<NamedValue> BatchAttributes { get; init; } = [];

    /// <summary>Warnings so far.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
