namespace Guild.Abstractions;

/// <summary>What guild keeps of remote sources, shared by all runs and processes of a home. A service that plugin classes may take in their constructors.</summary>
public interface IResourceCache
{
    /// <summary>
    /// Waits for a source's entry and holds it: until it is disposed of, no other process and no other task works on that entry. Who dies
    /// while holding one doesn't keep others waiting.
    /// </summary>
    /// <param name="directory">Absolute path of the entry: a source's <see cref="ResolveContext.CacheDirectory"/>.</param>
    /// <param name="what">What it holds, for someone who has to wait for it; a URL without user information.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="CacheWriteException">The cache can't be written to.</exception>
    Task<ICacheEntry> OpenAsync(string directory, string what, CancellationToken cancel);
}
