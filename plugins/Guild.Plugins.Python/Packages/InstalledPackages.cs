using System.Globalization;
using Guild.Abstractions;
using Guild.Plugins.Python.Interpreters;

namespace Guild.Plugins.Python.Packages;

/// <summary>The packages that an interpreter can import, as <c>pip freeze</c> lists them, read from their metadata without running pip.</summary>
internal sealed class InstalledPackages(ICachePaths cache)
{
    /// <summary>The lines of <c>pip freeze</c>, in its order.</summary>
    public IReadOnlyList<string> Of(PythonInterpreter interpreter)
    {
        var stamp = Stamp(interpreter);
        var name = "packages:" + interpreter.Executable;
        if (CacheFile.Read(cache.Directory, name, stamp) is { } known)
            return known;

        var lines = Read(interpreter);
        CacheFile.Write(cache.Directory, name, stamp, lines);
        return lines;
    }

    private static List<string> Read(PythonInterpreter interpreter)
    {
        // The tools that pip itself leaves out; since Python 3.12 only itself.
        HashSet<string> seen = interpreter.Version < new Version(3, 12)
            ? ["pip", "setuptools", "distribute", "wheel"]
            : ["pip"];
        List<(string Key, string Line)> found = [];
        foreach (var directory in interpreter.SearchPath)
        {
            if (!Directory.Exists(directory))
                continue;
            foreach (var entry in Directory.EnumerateFileSystemEntries(directory, "*-info").Order(StringComparer.Ordinal))
            {
                // An earlier directory hides what a later one has, as in an import.
                if (PackageMetadata.TryRead(entry) is { } package && seen.Add(package.Key))
                    found.Add((package.Key, package.Line));
            }
        }

        found.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return found.ConvertAll(f => f.Line);
    }

    // Installing, updating and removing a package all change the directory that it lies in.
    private static string Stamp(PythonInterpreter interpreter) =>
        string.Join('|', interpreter.SearchPath.Select(d =>
            Directory.Exists(d) ? d + ":" + Directory.GetLastWriteTimeUtc(d).Ticks.ToString(CultureInfo.InvariantCulture) : d));
}
