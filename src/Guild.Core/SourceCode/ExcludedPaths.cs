namespace Guild.Core.SourceCode;

/// <summary>Paths that never become source code. A Guild home that holds the source root itself is left out by its parts.</summary>
internal sealed class ExcludedPaths
{
    private static readonly string[] HomeParts = ["runs", "trash", "cache", "locks", "proc", "log", "remotes", "archives"];

    private readonly HashSet<string> paths = new(StringComparer.Ordinal);

    public ExcludedPaths(string root, IEnumerable<string> excluded)
    {
        foreach (var item in excluded)
        {
            var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(item));
            if (root == path || root.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal))
                paths.UnionWith(HomeParts.Select(p => Path.Combine(path, p)));
            else
                paths.Add(path);
        }
    }

    public bool Contains(string fullPath) => paths.Contains(fullPath);
}
