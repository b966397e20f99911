namespace Guild.Core.GuildFiles;

/// <summary>Which flags of the program become flags of the operation (guildfile.md 8.2).</summary>
/// <param name="Mode">The rule.</param>
/// <param name="Names">The listed names, for <see cref="FlagsImportMode.Listed"/>.</param>
public sealed record FlagsImport(FlagsImportMode Mode, IReadOnlyList<string> Names)
{
    /// <summary>Definitions are taken over for the flags that the operation declares.</summary>
    public static FlagsImport Declared { get; } = new(FlagsImportMode.Declared, []);

    /// <summary>All flags found.</summary>
    public static FlagsImport All { get; } = new(FlagsImportMode.All, []);

    /// <summary>The program isn't inspected.</summary>
    public static FlagsImport None { get; } = new(FlagsImportMode.None, []);
}
