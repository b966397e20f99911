namespace Guild.Core.Runs.Merging;

/// <summary>Which files of a run are copied back to a project (cli.md B.24).</summary>
public sealed record MergeOptions
{
    /// <summary>Whether files that the operation wrote are copied, too.</summary>
    public bool IncludesGenerated { get; init; }

    /// <summary>Whether source code stays behind.</summary>
    public bool SkipsSourceCode { get; init; }

    /// <summary>Whether dependencies stay behind.</summary>
    public bool SkipsDependencies { get; init; }

    /// <summary>Patterns of paths that stay behind; <c>*</c> matches <c>/</c>, too.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];
}
