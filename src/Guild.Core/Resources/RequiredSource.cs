using Guild.Core.GuildFiles;

namespace Guild.Core.Resources;

/// <summary>One source of a resource that an operation requires, and whether it is at hand.</summary>
/// <param name="Resource">The resource's name in messages.</param>
/// <param name="Source">The source.</param>
/// <param name="Uri">Where it comes from, flag values in place, without secrets.</param>
/// <param name="State">Whether it is at hand.</param>
public sealed record RequiredSource(string Resource, SourceDef Source, string Uri, SourceState State)
{
    /// <summary>Its size in bytes, what was unpacked of it included; <see langword="null"/> when that isn't known.</summary>
    public long? Size { get; init; }

    /// <summary>Absolute path of what is at hand, the id of the run; <see langword="null"/> for nothing.</summary>
    public string? Place { get; init; }
}
