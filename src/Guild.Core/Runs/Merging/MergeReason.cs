namespace Guild.Core.Runs.Merging;

/// <summary>Why a file isn't copied back.</summary>
public enum MergeReason
{
    /// <summary>It is copied.</summary>
    None,

    /// <summary>The project has the same.</summary>
    Unchanged,

    /// <summary>The operation wrote it.</summary>
    NonProjectFile,

    /// <summary>A dependency that didn't come from the project.</summary>
    NonProjectDependency,

    /// <summary>Dependencies aren't wanted.</summary>
    SkippedDependency,

    /// <summary>Source code isn't wanted.</summary>
    SkippedSourceCode,

    /// <summary>The user excluded it.</summary>
    Excluded,
}
