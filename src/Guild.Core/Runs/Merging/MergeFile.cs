namespace Guild.Core.Runs.Merging;

/// <summary>A file of a run that could be copied back to a project.</summary>
/// <param name="Kind">Why it is in the run; <see langword="null"/> when the operation wrote it.</param>
/// <param name="RunPath">Its path in the run.</param>
/// <param name="TargetPath">Its path in the project; <see langword="null"/> when it has none.</param>
/// <param name="Reason">Why it isn't copied.</param>
public sealed record MergeFile(FileKind? Kind, string RunPath, string? TargetPath, MergeReason Reason)
{
    /// <summary>The reason as lists show it.</summary>
    public string ReasonText => Reason switch
    {
        MergeReason.Unchanged => "unchanged",
        MergeReason.NonProjectFile => "non-project file",
        MergeReason.NonProjectDependency => "non-project dependency",
        MergeReason.SkippedDependency => "skipped dependency",
        MergeReason.SkippedSourceCode => "skipped source code",
        MergeReason.Excluded => "excluded",
        _ => "",
    };
}
