namespace Guild.Core.Runs.Transfer;

/// <summary>Whether two directories hold the same: names, links and contents.</summary>
internal static class TreeComparison
{
    /// <summary>Compares two directories with all below them.</summary>
    public static bool AreEqual(string first, string second)
    {
        var entries = new DirectoryInfo(first).GetFileSystemInfos();
        if (new DirectoryInfo(second).GetFileSystemInfos().Length != entries.Length)
            return false;
        foreach (var entry in entries)
        {
            if (!AreEqual(entry, Path.Combine(second, entry.Name)))
                return false;
        }

        return true;
    }

    private static bool AreEqual(FileSystemInfo entry, string other)
    {
        if (entry.LinkTarget is { } link)
            return new FileInfo(other).LinkTarget == link;
        return entry is DirectoryInfo
            ? Directory.Exists(other) && AreEqual(entry.FullName, other)
            : File.Exists(other) && FileComparison.AreEqual(entry.FullName, other);
    }
}
