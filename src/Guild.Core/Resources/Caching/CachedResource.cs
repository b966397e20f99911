namespace Guild.Core.Resources.Caching;

/// <summary>An entry of the resource cache.</summary>
/// <param name="Key">Its name, the digest of where it comes from.</param>
/// <param name="Directory">Absolute path of its directory.</param>
public sealed record CachedResource(string Key, string Directory)
{
    /// <summary>The source, without secrets; <see langword="null"/> when nobody noted it.</summary>
    public string? Source { get; init; }

    /// <summary>What its files take, in bytes.</summary>
    public long Size { get; init; }

    /// <summary>When it was last used.</summary>
    public DateTimeOffset LastUse { get; init; }

    /// <summary>Whether a run that isn't finished uses it, or a guild is at work on it.</summary>
    public bool IsInUse { get; init; }
}
