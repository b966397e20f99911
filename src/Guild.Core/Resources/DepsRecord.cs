using Guild.Abstractions;
using Guild.Core.GuildFiles;

namespace Guild.Core.Resources;

/// <summary>The <c>deps</c> attribute as it grows (runs.md 6.8).</summary>
internal sealed class DepsRecord
{
    private readonly List<ResolvedResource> _resources = [];

    /// <summary>The attribute's value.</summary>
    public MapValue Value => MapValue.Of(_resources.Select(r => new MapEntry(r.Resource, new MapValue([.. r.Sources]))));

    /// <summary>A record that begins with what an earlier attempt resolved; <see langword="null"/> for none.</summary>
    public static DepsRecord From(Value? deps)
    {
        var record = new DepsRecord();
        foreach (var entry in (deps as MapValue)?.Entries ?? [])
        {
            // Before 0.7 a resource held a list of paths; of those nobody knows which source they came from.
            if (entry is { Name: { } name, Value: MapValue sources })
                record._resources.Add(new ResolvedResource(name, [.. sources.Entries]));
        }

        return record;
    }

    /// <summary>Whether a source has been resolved.</summary>
    public bool Has(string resource, string source) =>
        SourcesOf(resource).Exists(e => e.Name == source && e.Value is MapValue { Entries.Count: > 0 });

    /// <summary>Notes that a resource's turn has come, so that it is there even when nothing is resolved.</summary>
    public void Begin(string resource) => SourcesOf(resource);

    /// <summary>Notes a resolved source.</summary>
    /// <param name="resource">The dependency's name.</param>
    /// <param name="source">The source.</param>
    /// <param name="origins">Where its files are, relative to the run directory.</param>
    /// <param name="config">What was chosen for it; <see langword="null"/> when nothing was.</param>
    public void Add(string resource, SourceDef source, IEnumerable<string> origins, Value? config)
    {
        var entries = new List<MapEntry>
        {
            new("uri", Abstractions.Value.Of(source.Uri)),
            new("paths", Abstractions.Value.OfTexts(origins)),
        };
        if (config is not null)
            entries.Add(new MapEntry("config", RecordedUrls.Plain(config)));
        var sources = SourcesOf(resource);
        sources.RemoveAll(e => e.Name == source.ResolvingName);
        sources.Add(new MapEntry(source.ResolvingName, new MapValue(entries)));
    }

    private List<MapEntry> SourcesOf(string resource)
    {
        foreach (var known in _resources)
        {
            if (known.Resource == resource)
                return known.Sources;
        }

        var sources = new List<MapEntry>();
        _resources.Add(new ResolvedResource(resource, sources));
        return sources;
    }

    private sealed record ResolvedResource(string Resource, List<MapEntry> Sources);
}
