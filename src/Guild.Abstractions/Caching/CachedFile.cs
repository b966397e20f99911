namespace Guild.Abstractions;

/// <summary>A complete file of the cache.</summary>
/// <param name="Path">Its absolute path. It is read-only; link to it or copy it.</param>
/// <param name="Sha256">Its SHA-256 digest as lower-case hex.</param>
public sealed record CachedFile(string Path, string Sha256);
