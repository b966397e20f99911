using Guild.Core.GuildFiles;

namespace Guild.Core.SourceCode;

/// <summary>Which source code a run takes a copy of, and where to.</summary>
public sealed record SourceCodeRequest
{
    /// <summary>Absolute path of the directory to copy from.</summary>
    public required string Root { get; init; }

    /// <summary>The directory to copy to, relative to the run directory: <c>.</c> or a name.</summary>
    public required string Target { get; init; }

    /// <summary>Whether nothing is copied.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>The runtime's additions to the default rules of projects outside git, as texts (<c>exclude dir build</c>).</summary>
    public IReadOnlyList<string> RuntimeRules { get; init; } = [];

    /// <summary>The model's rules; <see langword="null"/> for none.</summary>
    public SourceCodeDef? ModelRules { get; init; }

    /// <summary>The operation's rules; <see langword="null"/> for none.</summary>
    public SourceCodeDef? OperationRules { get; init; }

    /// <summary>Absolute paths that are never copied: project-local dependencies, the Guild home, the run directory.</summary>
    public IReadOnlyList<string> ExcludedPaths { get; init; } = [];

    /// <summary>The git program, where the user's configuration names one; <see langword="null"/> for the one on PATH.</summary>
    public string? GitProgram { get; init; }

    /// <summary>
    /// Absolute path of the directory whose commit is recorded; <see langword="null"/> for the project's (the run's PROJECT_DIR), or
    /// <see cref="Root"/> when there is none.
    /// </summary>
    public string? VcsDirectory { get; init; }

    /// <summary>
    /// Copy exactly these files instead of applying rules: paths relative to <see cref="Root"/>, in order (a run made from another run).
    /// </summary>
    public IReadOnlyList<string>? ExactFiles { get; init; }
}
