namespace Guild.Core.Operations;

/// <summary>What a Guild file is read for, which decides how its errors are introduced (guildfile.md 1.1.4).</summary>
public enum GuildFileUse
{
    /// <summary>Looking up an operation.</summary>
    Operation,

    /// <summary>Listing operations or models.</summary>
    Listing,

    /// <summary>Showing help, checking: the errors alone.</summary>
    Help,
}
