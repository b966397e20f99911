using System.Globalization;
using System.Text;

namespace Guild.Tool.Completion;

/// <summary>
/// Lines that were found out with effort, kept in the Guild home's cache for as long as none of the files that they depend on has changed.
/// </summary>
/// <remarks>A shell waits at every press of Tab: nothing here parses more than it must or is compiled at run time.</remarks>
internal sealed class StampedLines(string home)
{
    private const string Layout = "guild completion 1";

    /// <summary>The kept lines; <see langword="null"/> when there are none that still hold.</summary>
    public List<string>? Find(string key)
    {
        var path = PathOf(key);
        if (!File.Exists(path))
            return null;
        try
        {
            var lines = Encoding.UTF8.GetString(File.ReadAllBytes(path)).Split('\n');
            if (lines.Length < 3 || lines[0] != Layout || lines[1] != OneLine(key) || !int.TryParse(lines[2], NumberStyles.None, CultureInfo.InvariantCulture, out var stamps))
                return null;
            for (var i = 0; i < stamps; i++)
            {
                var stamp = lines[3 + i];
                if (Stamp(stamp[(stamp.LastIndexOf('\t') + 1)..]) != stamp)
                    return null;
            }

            List<string> found = [];
            for (var i = 3 + stamps; i < lines.Length - 1; i++)
                found.Add(lines[i]);
            return found;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or IndexOutOfRangeException)
        {
            // As if there were none.
            return null;
        }
    }

    /// <summary>Keeps lines. Not being able to is no error; a home that isn't there is not created.</summary>
    public void Keep(string key, IEnumerable<string> files, IEnumerable<string> lines)
    {
        if (!Directory.Exists(home))
            return;
        try
        {
            List<string> stamps = [.. files.Distinct().Select(Stamp)];
            var path = PathOf(key);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var temporary = $"{path}.{Environment.ProcessId}";
            File.WriteAllText(temporary, string.Concat(
                [Layout, "\n", OneLine(key), "\n", stamps.Count.ToString(CultureInfo.InvariantCulture), "\n", .. stamps.Concat(lines).Select(l => l + "\n")]));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Next time it is found out anew.
        }
    }

    // A directory's time changes with its entries, a file's with its text; what isn't there has neither.
    private static string Stamp(string path)
    {
        var file = new FileInfo(path);
        var size = file.Exists ? file.Length : -1;
        return $"{size.ToString(CultureInfo.InvariantCulture)} {file.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture)}\t{path}";
    }

    private string PathOf(string key)
    {
        // FNV-1a: a clash only costs the entry, for the key is compared.
        var hash = 14695981039346656037UL;
        foreach (var c in key)
            hash = (hash ^ c) * 1099511628211UL;
        return Path.Combine(home, "cache", "completion", hash.ToString("x16", CultureInfo.InvariantCulture));
    }

    private static string OneLine(string text) => text.Replace('\n', ' ');
}
