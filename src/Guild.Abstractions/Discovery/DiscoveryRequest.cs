namespace Guild.Abstractions;

/// <summary>A program whose flags are wanted.</summary>
public sealed record DiscoveryRequest
{
    /// <summary>The operation attribute that names the program: <c>main</c> or <c>script</c>.</summary>
    public required string Attribute { get; init; }

    /// <summary>The attribute's words: the module and its arguments, or the absolute path of a script.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Absolute paths of the directories that modules are looked for in, in order.</summary>
    public required IReadOnlyList<string> SearchPath { get; init; }

    /// <summary>The declared <c>flags-dest</c>; <see langword="null"/> when it is to be detected.</summary>
    public string? Destination { get; init; }
}
