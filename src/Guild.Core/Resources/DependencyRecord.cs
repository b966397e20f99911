using Guild.Abstractions;
using Guild.Core.Resources.Configs;

namespace Guild.Core.Resources;

/// <summary>The <c>deps</c> list of a run's <c>op</c> attribute (runs.md 2.3): all that a restart needs to resolve again.</summary>
public static class DependencyRecord
{
    /// <summary>The list for a run's dependencies.</summary>
    public static ListValue Write(IEnumerable<PlannedDependency> dependencies) => new([.. dependencies.Select(Write)]);

    /// <summary>Reads the dependencies of a recorded run, whoever wrote it; what can't be understood is left out.</summary>
    /// <param name="op">The run's <c>op</c> attribute.</param>
    /// <param name="flags">The final flag values of the restart.</param>
    public static IReadOnlyList<PlannedDependency> Read(MapValue op, IReadOnlyList<NamedValue> flags)
    {
        if (op["deps"] is not ListValue list)
            return [];
        var recorded = (op["op-cmd"] as MapValue)?["cmd-flags"] as MapValue;
        return [.. list.Items.OfType<MapValue>().Select(m => Read(m, recorded, flags))];
    }

    private static MapValue Write(PlannedDependency dependency)
    {
        var resource = dependency.Resource;
        var entries = resource.Config["sources"] is ListValue
            ? resource.Config.Entries.Where(e => e.Name is not ("name" or "location" or "config")).ToList()
            : [new MapEntry("sources", new ListValue([.. resource.Sources.Select(s => s.Config)]))];
        entries.Add(new MapEntry("name", Value.Of(dependency.Name)));
        entries.Add(new MapEntry("location", Value.Of(resource.Directory)));
        if (dependency.Config.Count > 0)
            entries.Add(new MapEntry("config", MapValue.Of(dependency.Config.Select(c => new MapEntry(c.Key, c.Value)))));
        return RecordedUrls.Plain(new MapValue(entries));
    }

    private static PlannedDependency Read(MapValue map, MapValue? recorded, IReadOnlyList<NamedValue> flags)
    {
        var resource = ResourceRecord.Read(map);
        var config = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var entry in (map["config"] as MapValue)?.Entries ?? [])
        {
            if (entry.Name is not null)
                config[entry.Name] = entry.Value;
        }

        return new PlannedDependency
        {
            Name = RequiredResource.Of(resource).Name,
            Resource = resource,
            Config = config,
            ConfigValues = resource.Sources.Any(s => s.Kind == "config") ? ConfigFlagValues.OfRecord(flags, recorded) : [],
        };
    }
}
