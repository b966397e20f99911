namespace Guild.Abstractions;

/// <summary>A flag found in a source file.</summary>
/// <param name="Name">The flag's name.</param>
/// <param name="Attributes">Its attributes, in the words of a Guild file.</param>
public sealed record DiscoveredFlag(string Name, MapValue Attributes)
{
    /// <summary>Where the flag is declared.</summary>
    public SourceLocation? Location { get; init; }
}
