using System.Globalization;

namespace Guild.Tool.Commands.Setup;

/// <summary>Disk space of directories, as <c>guild check --space</c> shows it.</summary>
internal static class DiskSpace
{
    /// <summary>The bytes of all files below a directory, links not followed; 0 when it doesn't exist.</summary>
    public static long Of(string directory) =>
        Directory.Exists(directory)
            ? new DirectoryInfo(directory)
                .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint })
                .Sum(f => f.Length)
            : 0;

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
