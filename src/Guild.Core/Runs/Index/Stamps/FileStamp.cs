namespace Guild.Core.Runs.Index.Stamps;

/// <summary>When a file last changed.</summary>
/// <param name="Name">Its name; at most 255 bytes, as all names of files.</param>
/// <param name="ChangedAt">Nanoseconds since 1970.</param>
internal sealed record FileStamp(string Name, long ChangedAt);
