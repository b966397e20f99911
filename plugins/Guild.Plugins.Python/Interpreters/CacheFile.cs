using System.Globalization;
using System.Text;

namespace Guild.Plugins.Python.Interpreters;

/// <summary>Small results kept as lines of text, the first of which is the stamp they depend on.</summary>
internal static class CacheFile
{
    /// <summary>The lines behind the stamp; <see langword="null"/> when nothing usable is kept.</summary>
    public static string[]? Read(string directory, string name, string stamp)
    {
        try
        {
            var path = PathOf(directory, name);
            if (!File.Exists(path))
                return null;
            var lines = Encoding.UTF8.GetString(File.ReadAllBytes(path)).Split('\n');
            // The last line ends too.
            return lines.Length > 1 && lines[0] == stamp ? lines[1..^1] : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A cache may be absent or unreadable at any time; what it holds is then found again.
            return null;
        }
    }

    /// <summary>Keeps lines. A reader sees all of them or none.</summary>
    public static void Write(string directory, string name, string stamp, IEnumerable<string> lines)
    {
        var path = PathOf(directory, name);
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(directory);
            File.WriteAllText(temporary, string.Concat(lines.Prepend(stamp).Select(l => l + '\n')));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without a cache everything works, only slower: a full or read-only disk is no reason to stop.
        }
    }

    private static string PathOf(string directory, string name)
    {
        // FNV-1a: the name only has to differ, and the first use of SHA-256 costs more than this whole lookup.
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(name))
            hash = (hash ^ b) * 1099511628211UL;
        return Path.Combine(directory, hash.ToString("x16", CultureInfo.InvariantCulture) + ".txt");
    }
}
