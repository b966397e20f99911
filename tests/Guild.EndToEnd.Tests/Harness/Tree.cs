using System.Globalization;
using System.Security.Cryptography;

namespace Guild.EndToEnd.Tests.Harness;

/// <summary>All that can be known of directories, as text to compare: types, permissions, times (as fine as .NET counts), links and contents.</summary>
public static class Tree
{
    /// <summary>The directories in a directory, each by its name and with all that is in it. What begins with a dot is passed over.</summary>
    public static SortedDictionary<string, string> Directories(string path)
    {
        var trees = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(path))
            return trees;
        foreach (var directory in new DirectoryInfo(path).EnumerateDirectories())
        {
            if (!directory.Name.StartsWith('.'))
                trees[directory.Name] = Of(directory);
        }

        return trees;
    }

    /// <summary>One directory with all that is in it.</summary>
    public static string Of(DirectoryInfo directory)
    {
        var lines = new List<string>();
        Add(directory, "", lines);
        lines.Sort(StringComparer.Ordinal);
        return string.Join('\n', lines);
    }

    private static void Add(DirectoryInfo directory, string prefix, List<string> lines)
    {
        foreach (var entry in directory.EnumerateFileSystemInfos())
        {
            var what = entry switch
            {
                { LinkTarget: { } target } => $"-> {target}",
                FileInfo file => Convert.ToHexString(MD5.HashData(File.ReadAllBytes(file.FullName))),
                _ => "/",
            };
            var mode = entry.LinkTarget is null ? entry.UnixFileMode : default;
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{prefix}{entry.Name} {(int)mode:x} {entry.LastWriteTimeUtc.Ticks} {what}"));
            if (entry is DirectoryInfo { LinkTarget: null } below)
                Add(below, prefix + entry.Name + "/", lines);
        }
    }
}
