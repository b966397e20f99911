namespace Guild.Core.Planning;

/// <summary>What the user asked of <c>guild run</c>: parsed, nothing looked up yet.</summary>
public sealed record RunRequest
{
    /// <summary>The operation as typed; <see langword="null"/> for the default operation.</summary>
    public string? Operation { get; init; }

    /// <summary>The words behind the operation: <c>NAME=VALUE</c>, <c>@FILE</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The plugin whose alias was typed; <see langword="null"/> for <c>guild run</c> itself.</summary>
    public string? AliasPlugin { get; init; }

    /// <summary>The label template; <see langword="null"/> when not given, empty for no label.</summary>
    public string? Label { get; init; }

    /// <summary>Tags, in the order typed.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The comment; <see langword="null"/> for none.</summary>
    public string? Comment { get; init; }

    /// <summary>The run directory as typed; <see langword="null"/> for one in the home.</summary>
    public string? RunDirectory { get; init; }

    /// <summary>The id for the new run; <see langword="null"/> for a random one.</summary>
    public string? RunId { get; init; }

    /// <summary>The run to start again; <see langword="null"/> for a new run.</summary>
    public string? Restart { get; init; }

    /// <summary>The process that has taken the run which is started again; <see langword="null"/> when nobody has to.</summary>
    public int? TakenBy { get; init; }

    /// <summary>The run to take operation, flags and source code from; <see langword="null"/> for none.</summary>
    public string? Proto { get; init; }

    /// <summary>Whether a restart or a run from another run uses the project's source code.</summary>
    public bool ForcesSourceCode { get; init; }

    /// <summary>The visible GPUs: a list, empty text for none, <see langword="null"/> when nothing was said.</summary>
    public string? Gpus { get; init; }

    /// <summary>The random seed; <see langword="null"/> to draw one.</summary>
    public long? RandomSeed { get; init; }

    /// <summary>A source path used instead of the run's copy.</summary>
    public string? DebugSourceCode { get; init; }

    /// <summary>Whether undefined flags and values that aren't allowed are accepted.</summary>
    public bool ForcesFlags { get; init; }

    /// <summary>Whether an unmet dependency is only a warning.</summary>
    public bool ForcesDependencies { get; init; }

    /// <summary>Whether nothing is downloaded: required resources come from the cache, or the run fails.</summary>
    public bool IsOffline { get; init; }

    /// <summary>Whether the run is only made when no equal one exists.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>Whether the run is prepared but not started.</summary>
    public bool Stages { get; init; }

    /// <summary>Whether an operation that deletes successful runs keeps this one.</summary>
    public bool KeepsRun { get; init; }

    /// <summary>Further required files, as typed.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>Breakpoints.</summary>
    public IReadOnlyList<string> Breakpoints { get; init; } = [];

    /// <summary>Whether the debugger is entered on an error.</summary>
    public bool BreaksOnError { get; init; }

    /// <summary>What is asked of a batch, if it is one.</summary>
    public BatchOptions Batch { get; init; } = new();

    /// <summary>All options of <c>guild run</c> under the names of the <c>run_params</c> attribute, for the record.</summary>
    public Abstractions.MapValue Parameters { get; init; } = Abstractions.Value.EmptyMap;
}
