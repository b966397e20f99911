using Guild.Core.Runs;
using Guild.Core.SourceCode;

namespace Guild.Core.Steps;

/// <summary>Files by a pattern of their path, as Python's <c>glob</c> finds them: no wildcard stands for <c>/</c> or for a leading dot.</summary>
internal static class PathGlob
{
    /// <summary>The paths, relative to the directory, in order.</summary>
    public static IReadOnlyList<string> Find(string directory, string pattern)
    {
        List<string> found = [""];
        foreach (var part in pattern.Split('/', StringSplitOptions.RemoveEmptyEntries))
            found = [.. found.SelectMany(path => Below(directory, path, part))];
        found.Sort(string.CompareOrdinal);
        return pattern.Length == 0 ? [] : found;
    }

    private static IEnumerable<string> Below(string directory, string path, string part)
    {
        var parent = Path.Combine(directory, path);
        if (!Wildcard.IsPattern(part))
            return Path.Exists(Path.Combine(parent, part)) ? [Path.Combine(path, part)] : [];
        return !Directory.Exists(parent)
            ? []
            : Directory.EnumerateFileSystemEntries(parent)
                .Select(e => Path.GetFileName(e))
                .Where(name => (name[0] != '.' || part[0] == '.') && FileGlob.IsMatch(part, name))
                .Select(name => Path.Combine(path, name));
    }
}
