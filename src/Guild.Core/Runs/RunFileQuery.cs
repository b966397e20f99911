namespace Guild.Core.Runs;

/// <summary>Which files of a run are listed (cli.md B.19).</summary>
public sealed record RunFileQuery
{
    /// <summary>A relative path, or a pattern with wildcards; <see langword="null"/> for all.</summary>
    public string? Path { get; init; }

    /// <summary>Whether names that begin with a dot are listed.</summary>
    public bool IncludesHidden { get; init; }

    /// <summary>Whether links to directories are entered.</summary>
    public bool FollowsLinks { get; init; }

    /// <summary>Only files of these kinds, and <see cref="Generated"/> ones; none given: all files.</summary>
    public IReadOnlyList<FileKind> Kinds { get; init; } = [];

    /// <summary>Only files that the operation made, and those of <see cref="Kinds"/>.</summary>
    public bool Generated { get; init; }

    /// <summary>Whether files are chosen by why they are there.</summary>
    public bool IsByKind => Kinds.Count > 0 || Generated;
}
