namespace Guild.Core.Runs;

/// <summary>Moves, copies and deletes whole run directories. A half-moved one is never seen as a run: its opref goes first and comes last.</summary>
public static class RunTree
{
    /// <summary>Moves a run directory, across file systems when it must.</summary>
    public static void Move(RunDirectory run, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        try
        {
            Directory.Move(run.Path, target);
        }
        catch (IOException) when (Directory.Exists(run.Path) && !Path.Exists(target))
        {
            // Another file system; rename can't cross over.
            Copy(run, target);
            Delete(run);
        }
    }

    /// <summary>Copies a run directory.</summary>
    /// <param name="run">The run.</param>
    /// <param name="target">The new directory; it must not exist.</param>
    /// <param name="followsLinks">Whether links are replaced by what they point to.</param>
    public static void Copy(RunDirectory run, string target, bool followsLinks = false)
    {
        var copy = new RunDirectory(target);
        CopyDirectory(new DirectoryInfo(run.Path), target, followsLinks, run.OpRef);
        if (File.Exists(run.OpRef))
            File.Copy(run.OpRef, copy.OpRef);
    }

    /// <summary>Deletes a run directory. Links are deleted, not what they point to.</summary>
    public static void Delete(RunDirectory run)
    {
        File.Delete(run.OpRef);
        Directory.Delete(run.Path, recursive: true);
    }

    private static void CopyDirectory(DirectoryInfo source, string target, bool followsLinks, string leftOut)
    {
        Directory.CreateDirectory(target);
        foreach (var entry in source.EnumerateFileSystemInfos())
        {
            var copy = Path.Combine(target, entry.Name);
            if (entry.FullName == leftOut)
                continue;
            if (entry.LinkTarget is { } link && (!followsLinks || entry.ResolveLinkTarget(returnFinalTarget: true) is not { Exists: true }))
                File.CreateSymbolicLink(copy, link);
            else if (entry is DirectoryInfo directory)
                CopyDirectory(directory, copy, followsLinks, leftOut);
            else
                File.Copy(entry.FullName, copy);
        }

        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(target, source.UnixFileMode);
    }
}
