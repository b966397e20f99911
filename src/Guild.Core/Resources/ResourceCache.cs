using Guild.Core.Logging;
using Guild.Core.Resources.Archives;
using Guild.Core.Resources.Caching;
using Guild.Core.Runs;

namespace Guild.Core.Resources;

/// <summary>The home's cache of downloaded and unpacked resources (runs.md 6.4), shared by all processes.</summary>
/// <param name="home">Absolute path of the Guild home.</param>
/// <param name="digests">Digests of archives.</param>
/// <param name="clock">The time.</param>
/// <param name="log">Told what is unpacked.</param>
internal sealed class ResourceCache(string home, FileDigests digests, TimeProvider clock, IGuildLog log)
{
    private const string PartialPrefix = ".guild-cache-partial-";

    /// <summary>Absolute path of an entry; it need not exist.</summary>
    public string DirectoryOf(string key) => Path.Combine(home, "cache", "resources", key);

    /// <summary>Notes that a source's entry is used now.</summary>
    public void NoteUse(string key, string uri) => EntryNote.Use(DirectoryOf(key), uri, clock.GetUtcNow());

    /// <summary>Waits until no other process works on an entry.</summary>
    public Task<FileLock> LockAsync(string key, CancellationToken cancel) =>
        FileLock.AcquireAsync(new HomeLocks(home).PathOf("resource-" + key), cancel);

    /// <summary>Unpacks an archive into a directory of the cache, unless it has been unpacked since it last changed.</summary>
    /// <param name="archive">Absolute path of the archive.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="key">The entry to unpack into.</param>
    /// <param name="limits">How far it may expand.</param>
    /// <param name="cancel">Stops the work; the entry then holds nothing of it, or all.</param>
    /// <returns>The members' paths relative to the entry, in archive order, directories with a slash at the end or without.</returns>
    public async Task<IReadOnlyList<string>> UnpackAsync(
        string archive, ArchiveKind kind, string key, UnpackLimits limits, CancellationToken cancel)
    {
        var directory = DirectoryOf(key);
        using var held = await LockAsync(key, cancel);
        Directory.CreateDirectory(directory);
        var marker = new UnpackMarker(directory, archive);
        if (marker.Read(() => digests.Sha256(archive, cancel)) is { } known)
            return known;

        if (kind is ArchiveKind.Zip or ArchiveKind.Tar)
            log.Info($"Unpacking {archive}");
        var identity = FileIdentity.Of(archive);
        var old = marker.Forget();
        // Whoever holds the lock is alone here: what others left half done is nobody's any more.
        foreach (var left in Directory.EnumerateDirectories(directory, PartialPrefix + "*"))
            CacheEntry.DeleteQuietly(left);
        var partial = Path.Combine(directory, $"{PartialPrefix}{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(partial);
            // Meanwhile, and from what the system has just read: a copy of the archive that comes later needs no unpacking then.
            var hashing = Task.Run(() => digests.Sha256(archive, cancel), cancel);
            var members = await UnpackAsync(archive, kind, partial, limits, hashing, cancel);
            if (FileIdentity.Of(archive) != identity)
                throw new UnmetException($"'{archive}' changed while it was unpacked") { Fix = "try again when it is complete" };
            CacheEntry.Replace(directory, partial, TopLevel(old), keeps: Path.GetFileName(archive));
            return marker.Write(members, identity, await hashing);
        }
        finally
        {
            CacheEntry.DeleteQuietly(partial);
        }
    }

    // Whatever happens, the archive isn't read any more afterwards.
    private static async Task<IReadOnlyList<string>> UnpackAsync(
        string archive, ArchiveKind kind, string directory, UnpackLimits limits, Task hashing, CancellationToken cancel)
    {
        try
        {
            return await new ArchiveUnpacker(limits).UnpackAsync(archive, kind, directory, cancel);
        }
        finally
        {
            await hashing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The distinct names at the top of an archive, sorted, without those that begin with <c>.guild</c>.</summary>
    public static IReadOnlyList<string> TopLevel(IEnumerable<string> members)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            var slash = member.IndexOf('/', StringComparison.Ordinal);
            var name = slash < 0 ? member : member[..slash];
            if (!name.StartsWith(".guild", StringComparison.Ordinal))
                names.Add(name);
        }

        return [.. names];
    }
}
