namespace Guild.Core.SourceCode;

/// <summary>A file that isn't copied, or a directory that wasn't even looked into.</summary>
/// <param name="Path">Path relative to the source root, with forward slashes.</param>
/// <param name="IsDirectory">Whether it is a directory.</param>
public sealed record SkippedPath(string Path, bool IsDirectory);
