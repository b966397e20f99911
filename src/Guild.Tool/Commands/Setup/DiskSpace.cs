using System.Globalization;
using System.IO.Enumeration;

namespace Guild.Tool.Commands.Setup;

/// <summary>Disk space of directories, as <c>guild check --space</c> shows it.</summary>
internal static class DiskSpace
{
    /// <summary>The bytes of a directory and of all files and directories below it, links not followed; 0 when it doesn't exist.</summary>
    public static long Of(string directory)
    {
        if (!Directory.Exists(directory))
            return 0;
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        var below = new FileSystemEnumerable<long>(
            path, Length, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint });
        return OwnSize(path) + below.Sum();
    }

    // The base library tells the size of a directory only to those that enumerate its parent.
    private static long OwnSize(string path) => Path.GetDirectoryName(path) is not { } parent ? 0 : new FileSystemEnumerable<long>(
        parent, Length, new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = 0 })
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => entry.FileName.SequenceEqual(Path.GetFileName(path)),
    }.Sum();

    private static long Length(ref FileSystemEntry entry) => entry.Length;

    /// <summary>A size with one decimal and a unit letter: <c>206.4K</c>; plain <c>0</c> for nothing.</summary>
    public static string Text(long bytes)
    {
        if (bytes == 0)
            return "0";
        double size = bytes;
        foreach (var unit in new[] { "", "K", "M", "G" })
        {
            if (size < 1024)
                return size.ToString("0.0", CultureInfo.InvariantCulture) + unit;
            size /= 1024;
        }

        return size.ToString("0.0", CultureInfo.InvariantCulture) + "T";
    }
}
