using Guild.Core.GuildFiles;

namespace Guild.Core.Planning;

/// <summary>The flags of an operation after its program was asked for them.</summary>
/// <param name="Flags">The flags, ordered by name, those of dependencies included.</param>
/// <param name="Destination">Where the program takes flags; <see langword="null"/> when that is neither declared nor detected.</param>
/// <param name="Warnings">Warnings for the user.</param>
public sealed record FoundFlags(IReadOnlyList<FlagDef> Flags, string? Destination, IReadOnlyList<string> Warnings)
{
    /// <summary>Absolute paths of the files that were read to find them.</summary>
    public IReadOnlyList<string> FilesRead { get; init; } = [];

    /// <summary>Whether there may be more flags, which only running the program tells.</summary>
    public bool IsIncomplete { get; init; }
}
