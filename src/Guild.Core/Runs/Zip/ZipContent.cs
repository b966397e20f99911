namespace Guild.Core.Runs.Zip;

/// <summary>Takes a piece of a member's content.</summary>
internal delegate void ZipContent(ReadOnlySpan<byte> bytes);
