namespace Guild.Core.GuildFiles;

/// <summary>The rule of a <see cref="FlagsImport"/>.</summary>
public enum FlagsImportMode
{
    /// <summary><c>flags-import</c> is absent.</summary>
    Declared,

    /// <summary><c>flags-import: yes</c> or <c>all</c>.</summary>
    All,

    /// <summary>A list of names.</summary>
    Listed,

    /// <summary><c>flags-import: no</c> or an empty list.</summary>
    None,
}
