namespace Guild.Core.Resources;

/// <summary>Changes what an entry of the resource cache holds.</summary>
internal static class CacheEntry
{
    /// <summary>Moves what was unpacked into its entry, in the place of what was unpacked there before.</summary>
    /// <param name="directory">Absolute path of the entry.</param>
    /// <param name="unpacked">Absolute path of a directory in the entry that holds the new members.</param>
    /// <param name="old">Names that an earlier unpacking left at the top of the entry.</param>
    /// <param name="keeps">The name of the archive itself, which may lie in the entry.</param>
    /// <exception cref="UnmetException">A member has a name that would replace the archive or the cache's own notes.</exception>
    public static void Replace(string directory, string unpacked, IReadOnlyList<string> old, string keeps)
    {
        foreach (var name in old)
        {
            if (name != keeps)
                Delete(Path.Combine(directory, name));
        }

        foreach (var entry in new DirectoryInfo(unpacked).EnumerateFileSystemInfos())
        {
            if (entry.Name.StartsWith(".guild-cache-", StringComparison.Ordinal))
                throw new UnmetException($"'{keeps}' is refused: member '{entry.Name}' has a name that guild's cache uses itself");
            var target = Path.Combine(directory, entry.Name);
            if (entry.Name == keeps && File.Exists(target))
                throw new UnmetException($"'{keeps}' is refused: it holds a member of its own name");
            Protect(entry);
            Delete(target);
            if (entry is DirectoryInfo { LinkTarget: null })
                Directory.Move(entry.FullName, target);
            else
                File.Move(entry.FullName, target);
        }
    }

    /// <summary>Deletes a directory, if that is possible.</summary>
    public static void DeleteQuietly(string directory)
    {
        try
        {
            Delete(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Left-overs in the cache are found and pruned by their name; the reason for being here is worth more.
        }
    }

    // Runs link to files of the cache: a program that writes to such a link would spoil it for all others.
    private static void Protect(FileSystemInfo entry)
    {
        if (OperatingSystem.IsWindows() || entry.LinkTarget is not null)
            return;
        if (entry is FileInfo)
            File.SetUnixFileMode(entry.FullName, File.GetUnixFileMode(entry.FullName) & ~(UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite));
        else
            foreach (var below in ((DirectoryInfo)entry).EnumerateFileSystemInfos())
                Protect(below);
    }

    private static void Delete(string path)
    {
        if (new DirectoryInfo(path) is { Exists: true, LinkTarget: null })
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }
}
