namespace Guild.Core.Runs;

/// <summary>A file that guild put into a run.</summary>
/// <param name="Kind">Why it is there.</param>
/// <param name="Path">Path relative to the run directory, with forward slashes.</param>
/// <param name="Digest">SHA-1 of the content in hex, <c>-</c> for a directory.</param>
/// <param name="Origin">Source code: path relative to the source root. Dependency: URI of the source.</param>
public sealed record ManifestEntry(FileKind Kind, string Path, string Digest, string Origin)
{
    /// <summary>The digest of directories.</summary>
    public const string DirectoryDigest = "-";

    /// <summary>Path inside an unpacked archive; <see langword="null"/> for none.</summary>
    public string? SubPath { get; init; }

    /// <summary>Whether the entry stands for a directory and all below it.</summary>
    public bool IsDirectory => Digest == DirectoryDigest;
}
