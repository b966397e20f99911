using Guild.Abstractions;
using Guild.Core.GuildFiles;

namespace Guild.Core.Resources;

/// <summary>A resource that a run requires, with what the user said about it.</summary>
public sealed record PlannedDependency
{
    /// <summary>The name in messages and in <c>deps</c>: the resource's name, else its sources' resolving names joined by commas.</summary>
    public required string Name { get; init; }

    /// <summary>The resource.</summary>
    public required ResourceDef Resource { get; init; }

    /// <summary>What the user or a flag chose for a source, by the source's key (flag name, else name, else URI): a run id, a path.</summary>
    public IReadOnlyDictionary<string, Value> Config { get; init; } = new Dictionary<string, Value>();

    /// <summary>The flag values that <c>config</c> sources write into their files, by the names that the files use.</summary>
    public IReadOnlyList<NamedValue> ConfigValues { get; init; } = [];
}
