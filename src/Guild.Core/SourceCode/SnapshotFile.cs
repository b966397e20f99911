namespace Guild.Core.SourceCode;

/// <summary>A source code file in a run.</summary>
/// <param name="Path">Path relative to the run directory, with forward slashes.</param>
/// <param name="Origin">Path relative to the source root.</param>
/// <param name="Sha1">SHA-1 of its content, lower-case hex.</param>
public sealed record SnapshotFile(string Path, string Origin, string Sha1);
