namespace Guild.Core.SourceCode;

/// <summary>Which files below a source root a run takes a copy of, and why.</summary>
public sealed record SourceCodeSelection
{
    /// <summary>Absolute path of the directory to copy from.</summary>
    public required string Root { get; init; }

    /// <summary>The rules, in order, as <c>--test-sourcecode</c> prints them.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>Whether nothing is copied, whatever files there are.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>The files to copy, relative to the root, in the order of the walk.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>What isn't copied, in the order of the walk.</summary>
    public IReadOnlyList<SkippedPath> Skipped { get; init; } = [];

    /// <summary>Warnings for the user, in order.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
