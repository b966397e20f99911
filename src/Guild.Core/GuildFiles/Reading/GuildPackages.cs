namespace Guild.Core.GuildFiles.Reading;

/// <summary>Finds Guild files of packages that lie on a search path (guildfile.md 14.1, 14.3).</summary>
internal static class GuildPackages
{
    private const string PackageRoot = "gpkg";

    /// <summary>The file that an <c>include</c> means, as absolute path; <see langword="null"/> when there is none.</summary>
    public static string? FindInclude(string name, string directory, IReadOnlyList<string> searchPath)
    {
        var local = Path.GetFullPath(Path.Combine(directory, name));
        if (File.Exists(local))
            return local;
        return FindGuildFile(name.Replace('.', Path.DirectorySeparatorChar), searchPath);
    }

    /// <summary>The Guild file of a package that a model extends; <see langword="null"/> when there is none.</summary>
    public static string? FindPackage(string package, IReadOnlyList<string> searchPath) =>
        FindGuildFile(package.Replace('.', Path.DirectorySeparatorChar).Replace('-', '_'), searchPath);

    private static string? FindGuildFile(string folder, IReadOnlyList<string> searchPath)
    {
        if (folder.Length == 0 || Path.IsPathRooted(folder))
            return null;
        foreach (var root in searchPath)
        {
            foreach (var candidate in (string[])[Path.Combine(root, folder), Path.Combine(root, PackageRoot, folder)])
            {
                var path = Path.GetFullPath(Path.Combine(candidate, GuildFileFinder.FileName));
                if (File.Exists(path))
                    return path;
            }
        }

        return null;
    }
}
