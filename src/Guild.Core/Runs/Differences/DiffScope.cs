namespace Guild.Core.Runs.Differences;

/// <summary>What of two runs is compared (cli.md B.20). Nothing means all.</summary>
public sealed record DiffScope
{
    /// <summary>Attributes by name, in order; an empty name stands for all of them.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Whether what the runs printed.</summary>
    public bool HasOutput { get; init; }

    /// <summary>Whether the source code. <see cref="Paths"/> are relative to it then.</summary>
    public bool HasSourceCode { get; init; }

    /// <summary>Files or directories of the runs.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>The paths to compare, in order.</summary>
    /// <param name="first">The first side.</param>
    /// <param name="second">The second side.</param>
    public IEnumerable<DiffPair> Pairs(DiffSide first, DiffSide second)
    {
        if (Attributes.Count == 0 && !HasOutput && !HasSourceCode && Paths.Count == 0)
        {
            yield return new DiffPair(first.Root, second.Root);
            yield break;
        }

        foreach (var name in Attributes)
            yield return Below(Path.Combine(".guild", "attrs", name));
        if (HasOutput)
            yield return Below(Path.Combine(".guild", "output"));
        if (HasSourceCode && Paths.Count == 0)
            yield return new DiffPair(first.SourceCode, second.SourceCode);
        foreach (var path in Paths)
            yield return HasSourceCode ? new DiffPair(Path.Combine(first.SourceCode, path), Path.Combine(second.SourceCode, path)) : Below(path);

        DiffPair Below(string path) => new(Path.Combine(first.Root, path).TrimEnd('/'), Path.Combine(second.Root, path).TrimEnd('/'));
    }
}
