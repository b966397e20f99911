namespace Guild.Abstractions;

/// <summary>What flag discovery found in a program.</summary>
public sealed record DiscoveredFlags
{
    /// <summary>The flags, each a map of flag attributes in the words of a Guild file (<c>default</c>, <c>type</c>, <c>choices</c>, …).</summary>
    public IReadOnlyList<DiscoveredFlag> Flags { get; init; } = [];

    /// <summary>Where the program takes its flags: <c>args</c>, <c>args:click</c>, <c>globals</c>; <see langword="null"/> when unknown.</summary>
    public string? Destination { get; init; }

    /// <summary>Warnings for the user, each a complete text without prefix.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Absolute paths of all files that the result depends on.</summary>
    public IReadOnlyList<string> FilesRead { get; init; } = [];

    /// <summary>Absolute paths at which nothing is, and something that appears there would change the result: a module that is imported.</summary>
    public IReadOnlyList<string> FilesMissing { get; init; } = [];

    /// <summary>Names of the environment variables that the result depends on; it is kept for as long as they have the values of the request.</summary>
    public IReadOnlyList<string> VariablesRead { get; init; } = [];

    /// <summary>Whether there may be more, which only running the program tells (<see cref="DiscoveryRequest.SourceOnly"/>). Such a result isn't kept.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>Absolute path of the program's main file; <see langword="null"/> when it was not found.</summary>
    public string? ProgramFile { get; init; }
}
