using System.Globalization;

namespace Guild.Core.Runs.Transfer;

/// <summary>
/// The names that run directories have while they are written or deleted. Such a directory isn't a run of anyone: a guild that is killed
/// leaves at most one of these behind, and the next command that works in the same place clears it away.
/// </summary>
internal static class Leftovers
{
    private const string Copying = ".guild-copying-";
    private const string Deleting = ".guild-deleting-";

    /// <summary>Whether a name is one of a run's: what begins with a dot never is.</summary>
    public static bool IsNoRun(string name) => name.StartsWith('.');

    /// <summary>Where a copy is written until it is whole.</summary>
    public static string CopyingPath(string directory, string name) => Path.Combine(
        directory, string.Create(CultureInfo.InvariantCulture, $"{Copying}{Environment.ProcessId}-{Environment.MachineName}-{name}"));

    /// <summary>Where a run that is deleted goes first.</summary>
    public static string DeletingPath(string directory, string name) => Path.Combine(directory, $"{Deleting}{Guid.NewGuid().ToString("N")[..8]}-{name}");

    /// <summary>Clears away what killed processes left behind in a directory. What can't be cleared stays for the next time.</summary>
    public static void Sweep(string directory, IProcessTable processes)
    {
        if (!Directory.Exists(directory))
            return;
        foreach (var path in Directory.GetFileSystemEntries(directory, ".guild-*"))
        {
            if (!IsAbandoned(Path.GetFileName(path), processes))
                continue;
            try
            {
                if (Directory.Exists(path))
                    DirectoryRemoval.Remove(path);
                else
                    File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It harms nobody, and what the user asked for doesn't depend on it.
            }
        }
    }

    // Deleting is the same work for everybody; a copy belongs to the process that writes it.
    private static bool IsAbandoned(string name, IProcessTable processes)
    {
        if (name.StartsWith(Deleting, StringComparison.Ordinal))
            return true;
        if (!name.StartsWith(Copying, StringComparison.Ordinal))
            return false;
        var rest = name[Copying.Length..];
        var dash = rest.IndexOf('-', StringComparison.Ordinal);
        return dash > 0
            && int.TryParse(rest[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && rest[(dash + 1)..].StartsWith(Environment.MachineName + "-", StringComparison.Ordinal)
            && id != Environment.ProcessId
            && processes.Find(id) is null;
    }
}
