namespace Guild.Core.Runs.Zip;

/// <summary>How far a zip file is written.</summary>
/// <param name="Position">The length of the members.</param>
/// <param name="DirectoryPosition">The length of the directory.</param>
/// <param name="Count">The number of members.</param>
internal sealed record ZipMark(long Position, long DirectoryPosition, long Count);
