using Guild.Core.Text;

namespace Guild.Core.Runs;

/// <summary>Lists the files of a run.</summary>
public static class RunFiles
{
    /// <summary>The paths relative to the run directory, in natural order; those of directories, and of links to some, end with <c>/</c>.</summary>
    public static IReadOnlyList<string> List(RunDirectory run, RunFileQuery query)
    {
        var files = new List<string>();
        if (query.IsByKind)
            AddByKind(run, query, files);
        else
            Add(new DirectoryInfo(run.Path), "", 0, new PathPattern(query.Path, query.IncludesHidden), query.FollowsLinks, files.Add);
        files.Sort((a, b) => NaturalOrder.Instance.Compare(a.TrimEnd('/'), b.TrimEnd('/')));
        return files;
    }

    private static void AddByKind(RunDirectory run, RunFileQuery query, List<string> files)
    {
        var manifest = RunManifest.Read(run);
        var pattern = new PathPattern(query.Path, includesHidden: true);
        Add(new DirectoryInfo(run.Path), "", 0, pattern, followsLinks: false, path =>
        {
            var isDirectory = path.EndsWith('/');
            var entry = manifest.Find(path.TrimEnd('/'));
            if (entry is not null && query.Kinds.Contains(entry.Kind))
            {
                files.Add(path);
                if (isDirectory && query.FollowsLinks)
                    files.AddRange(Directory.EnumerateFiles(Path.Combine(run.Path, path)).Select(f => path + Path.GetFileName(f)));
            }
            else if (query.Generated && !isDirectory && manifest.IsGenerated(path))
            {
                files.Add(path);
            }
        });
    }

    private static void Add(DirectoryInfo directory, string prefix, int depth, PathPattern pattern, bool followsLinks, Action<string> add)
    {
        foreach (var entry in directory.EnumerateFileSystemInfos())
        {
            if (!pattern.Passes(entry.Name, depth))
                continue;
            var path = prefix + entry.Name;
            var isDirectory = entry is DirectoryInfo;
            if (pattern.IsReached(depth))
                add(isDirectory ? path + "/" : path);
            // The way to a path that was named may lead through a link; below it links are entered only on request.
            if (isDirectory && (entry.LinkTarget is null || followsLinks || !pattern.IsReached(depth)) && depth < MaximumDepth)
                Add(new DirectoryInfo(entry.FullName), path + "/", depth + 1, pattern, followsLinks, add);
        }
    }

    // Links that are followed may lead round in circles.
    private const int MaximumDepth = 64;
}
