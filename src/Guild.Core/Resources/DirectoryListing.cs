namespace Guild.Core.Resources;

/// <summary>What lies below a directory.</summary>
internal static class DirectoryListing
{
    /// <summary>Relative paths of all files and directories, with forward slashes, sorted. Linked directories aren't entered, links to nothing left out.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="isLeftOut">Names at the top that are left out with all below them.</param>
    public static IReadOnlyList<string> Of(string directory, Func<string, bool>? isLeftOut = null)
    {
        var paths = new List<string>();
        Add(new DirectoryInfo(directory), "", isLeftOut, paths);
        paths.Sort(string.CompareOrdinal);
        return paths;
    }

    private static void Add(DirectoryInfo directory, string prefix, Func<string, bool>? isLeftOut, List<string> paths)
    {
        foreach (var entry in directory.EnumerateFileSystemInfos())
        {
            if (isLeftOut is not null && isLeftOut(entry.Name) || DanglingLink.Is(entry))
                continue;
            paths.Add(prefix + entry.Name);
            if (entry is DirectoryInfo { LinkTarget: null } below)
                Add(below, prefix + entry.Name + "/", null, paths);
        }
    }
}
