namespace Guild.Abstractions;

/// <summary>An operation's program, as a runtime sees it.</summary>
public sealed record LaunchRequest
{
    /// <summary>The operation attribute that names the program, one of the runtime's claims: <c>main</c>, <c>exec</c>, <c>script</c>.</summary>
    public required string Attribute { get; init; }

    /// <summary>
    /// The attribute's words, flag references (<c>${x}</c>, <c>${flag_args}</c>) still in place. For <c>script</c>: the absolute path of the file.
    /// </summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>The name of the operation, without its model.</summary>
    public required string OperationName { get; init; }

    /// <summary>Absolute path of the Guild file's directory; for a script without Guild file, of the project it was found to belong to.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>Absolute path of the directory that source code is copied from.</summary>
    public required string SourceRoot { get; init; }

    /// <summary>Path of the source code copy relative to the run directory: <c>.</c> or a directory name.</summary>
    public required string SourceTarget { get; init; }

    /// <summary>
    /// Absolute paths of directories that programs may lie in besides the source code: those of packages that the Guild file's models
    /// extend. They are used where they are.
    /// </summary>
    public IReadOnlyList<string> ModuleDirectories { get; init; } = [];

    /// <summary>Whether source code is copied into the run at all.</summary>
    public bool CopiesSource { get; init; } = true;

    /// <summary>Absolute path of the run directory, which need not exist yet.</summary>
    public required string RunDirectory { get; init; }

    /// <summary>Where flags go: <c>args</c>, <c>args:click</c>, <c>globals</c>, <c>global:NAME</c>, <c>dict:NAME</c>, <c>namespace:NAME</c>, <c>config:FILE</c>, <c>none</c>.</summary>
    public required string FlagsDestination { get; init; }

    /// <summary>The version range that the operation asks of its interpreter (<c>&gt;=3.8</c>); <see langword="null"/> for any.</summary>
    public string? InterpreterRequirement { get; init; }

    /// <summary>Breakpoints, <c>[FILE:]LINE</c> or <c>MODULE.FUNC</c>.</summary>
    public IReadOnlyList<string> Breakpoints { get; init; } = [];

    /// <summary>Whether a debugger is to be entered on an uncaught error.</summary>
    public bool BreakOnError { get; init; }

    /// <summary>The environment that the process will inherit, operation settings included.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>
    /// The variables that the operation itself sets, a part of <see cref="Environment"/>: a runtime that builds a search path puts
    /// the operation's entries before its own.
    /// </summary>
    public IReadOnlyDictionary<string, string> OperationEnvironment { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The variables that guild itself was started with: a runtime that builds a search path puts their entries behind its own. What the
    /// operation sets hides them in <see cref="Environment"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string> InheritedEnvironment { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether this starts a run again whose source code is already in the run directory. <see cref="Words"/> are then those of
    /// <c>main</c>, or the whole recorded command (<see cref="LaunchRecord.RecordedCommand"/>, <c>cmd-args</c> of the <c>op</c> attribute).
    /// </summary>
    public bool IsRestart { get; init; }

    /// <summary>
    /// Whether files other than source code arrive in the run directory before the program starts, so that one that is missing now
    /// may still come.
    /// </summary>
    public bool HasDependencies { get; init; }

    /// <summary>Whether the packages that the interpreter can import are wanted among <see cref="LaunchRecord.Attributes"/>.</summary>
    public bool RecordsPackages { get; init; } = true;
}
