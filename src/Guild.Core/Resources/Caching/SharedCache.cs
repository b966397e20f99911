using Guild.Abstractions;
using Guild.Core.Logging;
using Guild.Core.Runs;

namespace Guild.Core.Resources.Caching;

/// <summary>The home's cache of remote sources as resolvers see it.</summary>
/// <param name="home">Absolute path of the Guild home.</param>
/// <param name="log">Told of waiting and of damage.</param>
/// <param name="clock">The time.</param>
public sealed class SharedCache(string home, IGuildLog log, TimeProvider clock) : IResourceCache
{
    // Most turns are over sooner, and nobody wants to read of them.
    private static readonly TimeSpan WaitWithoutWord = TimeSpan.FromSeconds(2);

    private readonly FileDigests _digests = new(home, clock);
    private readonly ContentIndex _index = new(home);
    private readonly string _root = Path.Combine(home, "cache", "resources");

    /// <inheritdoc/>
    public async Task<ICacheEntry> OpenAsync(string directory, string what, CancellationToken cancel)
    {
        if (Path.GetDirectoryName(directory) != _root)
            throw new ArgumentException($"'{directory}' is no entry of the resource cache in {_root}", nameof(directory));
        try
        {
            var taking = FileLock.AcquireAsync(new HomeLocks(home).PathOf("resource-" + Path.GetFileName(directory)), cancel);
            if (await Task.WhenAny(taking, Task.Delay(WaitWithoutWord, clock, cancel)) != taking && !cancel.IsCancellationRequested)
                log.Info($"Waiting for another guild that works on {what}");
            var held = await taking;
            try
            {
                Directory.CreateDirectory(directory);
                return new HeldEntry(directory, held, _digests, _index, log);
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CacheWriteException(e.Message, e);
        }
    }
}
