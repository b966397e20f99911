using Guild.Core.Running.Posix;

namespace Guild.Core.Runs.Transfer;

/// <summary>
/// Copies, moves and deletes whole run directories, so that whoever looks, or takes over after a kill, sees each run whole or not at all.
/// </summary>
public static class RunTree
{
    /// <summary>Moves a run directory, across file systems when it must.</summary>
    /// <param name="run">The run.</param>
    /// <param name="target">The new directory; it must not exist.</param>
    /// <param name="warn">Is told of what can't be copied, when it has to be.</param>
    public static void Move(RunDirectory run, string target, Action<string> warn)
    {
        var parent = Path.GetDirectoryName(target)!;
        try
        {
            // The parent is nearly always there.
            if (!TryRename(run.Path, target))
            {
                Directory.CreateDirectory(parent);
                Directory.Move(run.Path, target);
            }
        }
        catch (IOException) when (Directory.Exists(run.Path) && !Path.Exists(target) && !IsSameDevice(run.Path, parent))
        {
            // Another file system; rename can't cross over.
            Copy(run, target, warn);
            Delete(run);
        }
    }

    /// <summary>Whether a move across file systems was cut off after the copy was whole: both ends hold the same run.</summary>
    public static bool IsMoved(RunDirectory run, string target) =>
        Directory.Exists(target) && !IsSameDevice(run.Path, target) && TreeComparison.AreEqual(run.Path, target);

    /// <summary>Copies a run directory.</summary>
    /// <param name="run">The run.</param>
    /// <param name="target">The new directory; it must not exist.</param>
    /// <param name="warn">Is told of what can't be copied.</param>
    /// <param name="followsLinks">Whether links are replaced by what they point to.</param>
    public static void Copy(RunDirectory run, string target, Action<string> warn, bool followsLinks = false) =>
        Create(target, copy => new TreeCopier(followsLinks, warn).Copy(run.Path, copy));

    /// <summary>Makes a run directory, which appears under its name when it is whole.</summary>
    /// <param name="target">The new directory; it must not exist.</param>
    /// <param name="fill">Makes and fills a directory.</param>
    public static void Create(string target, Action<string> fill)
    {
        var directory = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(directory);
        var copy = Leftovers.CopyingPath(directory, Path.GetFileName(target));
        try
        {
            DirectoryRemoval.Remove(copy);
            fill(copy);
            Directory.Move(copy, target);
        }
        catch
        {
            DirectoryRemoval.Remove(copy);
            throw;
        }
    }

    /// <summary>Deletes a run directory. Links are deleted, not what they point to.</summary>
    public static void Delete(RunDirectory run)
    {
        var doomed = Leftovers.DeletingPath(Path.GetDirectoryName(run.Path)!, run.Id.Value);
        Directory.Move(run.Path, doomed);
        DirectoryRemoval.Remove(doomed);
    }

    private static bool TryRename(string path, string target)
    {
        try
        {
            Directory.Move(path, target);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static bool IsSameDevice(string first, string second) =>
        FileStat.Of(first) is { } a && FileStat.Of(second) is { } b ? a.Device == b.Device : string.Equals(Path.GetPathRoot(first), Path.GetPathRoot(second), StringComparison.OrdinalIgnoreCase);
}
