namespace Guild.Abstractions;

/// <summary>A flag found in a source file.</summary>
/// <param name="Name">The flag's name.</param>
/// <param name="Attributes">Its attributes, in the words of a Guild file.</param>
public sealed record DiscoveredFlag(string Name, MapValue Attributes)
{
    /// <summary>
    /// Whether the flag counts only where the Guild file names it, not when all flags of a program are asked for: it may be meant for others.
    /// </summary>
    public bool NeedsName { get; init; }

    /// <summary>Where the flag is declared.</summary>
    public SourceLocation? Location { get; init; }
}
