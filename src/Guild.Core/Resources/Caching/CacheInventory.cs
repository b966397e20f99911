using Guild.Core.Runs;

namespace Guild.Core.Resources.Caching;

/// <summary>What is in the resource cache, and taking it out.</summary>
/// <param name="home">Absolute path of the Guild home.</param>
/// <param name="runs">The home's runs.</param>
public sealed class CacheInventory(string home, RunStore runs)
{
    private const string RemovedPrefix = ".guild-cache-removed-";

    private readonly string _root = Path.Combine(home, "cache", "resources");

    /// <summary>All entries, the one that was used last first.</summary>
    public IReadOnlyList<CachedResource> List()
    {
        if (!Directory.Exists(_root))
            return [];
        var used = CacheUse.Of(_root, runs);
        var entries = new List<CachedResource>();
        foreach (var directory in new DirectoryInfo(_root).EnumerateDirectories())
        {
            if (directory.Name.StartsWith(RemovedPrefix, StringComparison.Ordinal))
                continue;
            var lastUse = EntryNote.LastUse(directory.FullName);
            entries.Add(new CachedResource(directory.Name, directory.FullName)
            {
                Source = EntryNote.ReadSource(directory.FullName),
                Size = SizeOf(directory),
                LastUse = lastUse,
                IsInUse = used.Has(directory.Name, lastUse) || IsHeld(directory.Name),
            });
        }

        entries.Sort((a, b) => b.LastUse != a.LastUse ? b.LastUse.CompareTo(a.LastUse) : string.CompareOrdinal(a.Key, b.Key));
        return entries;
    }

    /// <summary>Removes an entry, unless it is in use.</summary>
    /// <returns>Whether it is gone.</returns>
    public bool TryRemove(CachedResource entry)
    {
        using var held = FileLock.TryAcquire(LockOf(entry.Key));
        // Asked again now that no other guild can begin to use it: a run may have come since it was listed.
        if (held is null || CacheUse.Of(_root, runs).Has(entry.Key, EntryNote.LastUse(entry.Directory)))
            return false;
        SweepRemoved();
        // By a new name first, so that nobody ever meets half of it.
        var removed = Path.Combine(_root, RemovedPrefix + Guid.NewGuid().ToString("N"));
        Directory.Move(entry.Directory, removed);
        Directory.Delete(removed, recursive: true);
        return true;
    }

    /// <summary>The size of what is there for a source, in bytes; <see langword="null"/> for nothing, or an unfinished download.</summary>
    public static long? SizeOfCached(string directory)
    {
        if (!Directory.Exists(directory))
            return null;
        var hasContent = Directory.EnumerateFileSystemEntries(directory).Any(e => !Path.GetFileName(e).StartsWith(".guild-cache-", StringComparison.Ordinal));
        return hasContent ? SizeOf(new DirectoryInfo(directory)) : null;
    }

    private static long SizeOf(DirectoryInfo directory)
    {
        long size = 0;
        foreach (var file in directory.EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            // Notes are small and say nothing to who wonders what a resource takes; a part of a download does.
            if (!file.Name.StartsWith(".guild-cache-", StringComparison.Ordinal) || file.Name.EndsWith(".partial", StringComparison.Ordinal))
                size += file.Length;
        }

        return size;
    }

    private string LockOf(string key) => new HomeLocks(home).PathOf("resource-" + key);

    private bool IsHeld(string key)
    {
        if (!File.Exists(LockOf(key)))
            return false;
        using var held = FileLock.TryAcquire(LockOf(key));
        return held is null;
    }

    // What a guild that was killed has left of its removing.
    private void SweepRemoved()
    {
        foreach (var left in Directory.EnumerateDirectories(_root, RemovedPrefix + "*"))
            CacheEntry.DeleteQuietly(left);
    }
}
