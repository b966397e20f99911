using System.Security.Cryptography;

namespace Guild.Tool.Plugins.Installation;

/// <summary>Copies a folder of files to the disk.</summary>
internal static class FolderCopy
{
    /// <summary>Copies, flushes, and returns the SHA-256 of each file by its path with slashes. A receipt is left out.</summary>
    public static IReadOnlyDictionary<string, string> Copy(string source, string target)
    {
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(source, path);
            if (relative == InstallReceipt.FileName)
                continue;
            var copy = Path.Combine(target, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
            using var written = new FileStream(copy, FileMode.Open, FileAccess.ReadWrite);
            digests[relative.Replace(Path.DirectorySeparatorChar, '/')] = Convert.ToHexStringLower(SHA256.HashData(written));
            written.Flush(flushToDisk: true);
        }

        return digests;
    }
}
