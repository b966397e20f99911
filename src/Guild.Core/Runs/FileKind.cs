namespace Guild.Core.Runs;

/// <summary>Why a file lies in a run directory.</summary>
public enum FileKind
{
    /// <summary>Copied from the project: <c>s</c>.</summary>
    SourceCode,

    /// <summary>A resolved dependency: <c>d</c>.</summary>
    Dependency,

    /// <summary>Internal: <c>i</c>.</summary>
    Internal,
}
