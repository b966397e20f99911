using Guild.Core.Errors;
using Guild.Core.Running.Posix;
using Guild.Core.Runs;

namespace Guild.Tool.Plugins.Installation;

/// <summary>
/// A folder of installed packages, <c>NAME/VERSION/</c> below it. A package is there whole or not at all, whenever a process is killed: it is
/// written beside its place, flushed to the disk and renamed; a removed one first loses the file by which it is recognised.
/// </summary>
/// <param name="root">Absolute path of the folder; it need not exist.</param>
/// <param name="marker">The file without which a folder is no package: the plugin's manifest, the Guild file.</param>
internal sealed class PackageStore(string root, string marker)
{
    private const string RemovedSuffix = ".removed";

    /// <summary>Absolute path of the folder.</summary>
    public string Root => root;

    private string Staging => Path.Combine(root, ".staging");

    /// <summary>The packages that were installed here, ordered by name; what was put here by hand is not among them.</summary>
    public IReadOnlyList<InstalledPackage> All
    {
        get
        {
            List<InstalledPackage> all = [];
            foreach (var name in Subfolders(root))
                all.AddRange(Of(Path.GetFileName(name)));
            return all;
        }
    }

    /// <summary>The installed versions of one package.</summary>
    public IReadOnlyList<InstalledPackage> Of(string name)
    {
        List<InstalledPackage> found = [];
        foreach (var folder in Subfolders(Path.Combine(root, name)))
        {
            if (File.Exists(Path.Combine(folder, marker)) && InstallReceipt.Read(folder) is { } receipt)
                found.Add(new InstalledPackage(name, folder, receipt));
        }

        return found;
    }

    /// <summary>Keeps other processes from installing here.</summary>
    public async Task<IDisposable> LockAsync(CancellationToken cancel)
    {
        try
        {
            return await FileLock.AcquireAsync(Path.Combine(root, ".lock"), cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GuildException(new GuildError($"nothing can be installed in '{root}': {e.Message}"));
        }
    }

    /// <summary>Puts a package in its place. The lock must be held.</summary>
    /// <param name="name">The folder below the root.</param>
    /// <param name="version">The folder below that.</param>
    /// <param name="fill">Writes the files into an empty directory and returns the receipt.</param>
    public InstalledPackage Place(string name, string version, Func<string, InstallReceipt> fill)
    {
        var staged = Path.Combine(Staging, Guid.NewGuid().ToString("n"));
        try
        {
            Directory.CreateDirectory(staged);
            var receipt = fill(staged);
            WriteDurably(Path.Combine(staged, InstallReceipt.FileName), receipt.Write());
            FlushDirectories(staged);
            var parent = Path.Combine(root, name);
            Directory.CreateDirectory(parent);
            var target = Free(Path.Combine(parent, version));
            Directory.Move(staged, target);
            DirectorySync.Flush(parent);
            DirectorySync.Flush(root);
            return new InstalledPackage(name, target, receipt);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Discard(staged);
            throw new GuildException(new GuildError($"'{name}' could not be installed in '{root}': {e.Message}"));
        }
        catch
        {
            Discard(staged);
            throw;
        }
    }

    /// <summary>Removes a package: from this moment nobody finds it. Its files stay while a process uses them. The lock must be held.</summary>
    public void Remove(InstalledPackage package)
    {
        try
        {
            var found = Path.Combine(package.Directory, marker);
            if (File.Exists(found))
            {
                File.Move(found, found + RemovedSuffix, overwrite: true);
                DirectorySync.Flush(package.Directory);
            }

            DeleteUnused(package.Directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GuildException(new GuildError($"'{package.Name}' could not be removed from '{package.Directory}': {e.Message}"));
        }
    }

    /// <summary>Clears away what killed processes and packages in use left behind. The lock must be held.</summary>
    public void Sweep()
    {
        foreach (var left in Subfolders(Staging))
            Discard(left);
        foreach (var name in Subfolders(root))
        {
            foreach (var folder in Subfolders(name))
            {
                if (File.Exists(Path.Combine(folder, marker + RemovedSuffix)))
                    DeleteUnused(folder);
            }
        }
    }

    private void DeleteUnused(string folder)
    {
        if (PackageUse.IsUsed(folder))
            return;
        Directory.CreateDirectory(Staging);
        var aside = Path.Combine(Staging, Guid.NewGuid().ToString("n"));
        Directory.Move(folder, aside);
        Discard(aside);
        var parent = Path.GetDirectoryName(folder)!;
        if (!Directory.EnumerateFileSystemEntries(parent).Any())
            Directory.Delete(parent);
    }

    // A folder of that version may be there: a package with the same number, or one that is still used.
    private static string Free(string target)
    {
        var free = target;
        for (var i = 2; Directory.Exists(free); i++)
            free = $"{target}~{i}";
        return free;
    }

    private static void WriteDurably(string path, byte[] bytes)
    {
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(file, bytes, 0);
        RandomAccess.FlushToDisk(file);
    }

    private static void FlushDirectories(string directory)
    {
        foreach (var inner in Directory.EnumerateDirectories(directory, "*", SearchOption.AllDirectories))
            DirectorySync.Flush(inner);
        DirectorySync.Flush(directory);
    }

    private static void Discard(string directory)
    {
        try
        {
            if (Directory.Exists(directory))
                Directory.Delete(directory, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody finds anything there; the next installation tries again.
        }
    }

    private static string[] Subfolders(string directory)
    {
        if (!Directory.Exists(directory))
            return [];
        var found = Array.FindAll(Directory.GetDirectories(directory), d => directory.EndsWith(".staging", StringComparison.Ordinal) || !Path.GetFileName(d).StartsWith('.'));
        Array.Sort(found, StringComparer.Ordinal);
        return found;
    }
}
