namespace Guild.Core.GuildFiles.Reading;

/// <summary>What a top-level item of a Guild file is, once includes are expanded.</summary>
internal enum ItemKind
{
    /// <summary>A model.</summary>
    Model,

    /// <summary>Data for <c>extends</c> and <c>$include</c>.</summary>
    Config,

    /// <summary>Packaging data.</summary>
    Package,
}
