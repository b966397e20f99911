using Guild.Abstractions;
using Guild.Core.Runs;

namespace Guild.Core.Resources.Caching;

/// <summary>Which entries of the cache runs use that aren't finished.</summary>
internal sealed class CacheUse
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    // A run that is being prepared uses what has been asked for since it began: what it resolved isn't recorded yet.
    private DateTimeOffset _preparing = DateTimeOffset.MaxValue;

    private CacheUse()
    {
    }

    /// <summary>Looks at all runs of a home.</summary>
    /// <param name="root">Absolute path of the cache.</param>
    /// <param name="runs">The runs.</param>
    public static CacheUse Of(string root, RunStore runs)
    {
        var use = new CacheUse();
        foreach (var run in runs.List().Where(r => r.Status is RunStatus.Running or RunStatus.Pending or RunStatus.Staged))
            use.Add(run, root);
        return use;
    }

    /// <summary>Whether an entry is used.</summary>
    /// <param name="key">The entry's name.</param>
    /// <param name="lastUse">When it was last asked for.</param>
    public bool Has(string key, DateTimeOffset lastUse) => _keys.Contains(key) || lastUse >= _preparing;

    private void Add(Run run, string root)
    {
        if (run["deps"] is not MapValue deps)
        {
            var began = new DateTimeOffset(File.GetLastWriteTimeUtc(Path.Combine(run.Directory.Meta, "opref"))) - TimeSpan.FromSeconds(2);
            _preparing = began < _preparing ? began : _preparing;
            return;
        }

        foreach (var path in deps.Entries.Select(e => e.Value).OfType<MapValue>().SelectMany(r => r.Entries).Select(s => s.Value).OfType<MapValue>()
            .Select(s => s["paths"]).OfType<ListValue>().SelectMany(p => p.Items).OfType<TextValue>())
        {
            var relative = Path.GetRelativePath(root, Path.GetFullPath(path.Text, run.Directory.Path));
            if (!relative.StartsWith("..", StringComparison.Ordinal))
                _keys.Add(relative.Split(Path.DirectorySeparatorChar)[0]);
        }
    }
}
