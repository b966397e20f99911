namespace Guild.Core.Runs.Transfer;

/// <summary>Removes directories with all below them, whatever permissions an operation gave to them. Links are removed, not what they point to.</summary>
internal static class DirectoryRemoval
{
    private const UnixFileMode OwnerAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Removes a directory; nothing happens when it isn't there.</summary>
    public static void Remove(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody else was faster.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A directory that its owner may not write to, or another process that removes the same.
            if (!Directory.Exists(path))
                return;
            Open(new DirectoryInfo(path));
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>Removes a directory where another error is to be told: what can't be removed stays.</summary>
    public static void TryRemove(string path)
    {
        try
        {
            Remove(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next command that works there tries again (Leftovers.Sweep).
        }
    }

    private static void Open(DirectoryInfo directory)
    {
        if (!OperatingSystem.IsWindows() && (directory.UnixFileMode & OwnerAll) != OwnerAll)
            directory.UnixFileMode |= OwnerAll;
        foreach (var below in directory.EnumerateDirectories())
        {
            if (below.LinkTarget is null)
                Open(below);
        }
    }
}
