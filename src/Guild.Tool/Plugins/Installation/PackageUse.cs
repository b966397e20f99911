namespace Guild.Tool.Plugins.Installation;

/// <summary>
/// That this process uses an installed package: files that it has not read yet must stay where they are, so a package in use is
/// removed only once nobody uses it any more. The kernel forgets the use when the process ends.
/// </summary>
internal static class PackageUse
{
    // Never closed: a plugin can't be unloaded.
    private static readonly List<FileStream> Held = [];

    /// <summary>Marks a package as used until the process ends. One that was put there by hand has nothing to mark.</summary>
    public static void Begin(string directory)
    {
        var receipt = Path.Combine(directory, InstallReceipt.FileName);
        if (!File.Exists(receipt))
            return;
        try
        {
            Held.Add(new FileStream(receipt, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is being removed this very moment, or is not ours to lock: what is loaded stays loaded.
        }
    }

    /// <summary>Whether somebody uses the package.</summary>
    public static bool IsUsed(string directory)
    {
        try
        {
            using var receipt = new FileStream(Path.Combine(directory, InstallReceipt.FileName), FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
