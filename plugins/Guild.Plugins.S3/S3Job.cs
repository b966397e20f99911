using Guild.Abstractions;

namespace Guild.Plugins.S3;

/// <summary>What is to be brought into the cache.</summary>
/// <param name="Entry">Its place there.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Settings">How it is asked for.</param>
/// <param name="Sha256">The declared digest of the object; <see langword="null"/> when there is none.</param>
internal sealed record S3Job(ICacheEntry Entry, S3Address Address, S3Settings Settings, string? Sha256)
{
    /// <summary>Whether a cached file can only be what is asked for, whatever the store says.</summary>
    public bool IsSettledBy(CachedFile file) =>
        Sha256 is not null ? string.Equals(Sha256, file.Sha256, StringComparison.OrdinalIgnoreCase) : Address.VersionId is not null;
}
