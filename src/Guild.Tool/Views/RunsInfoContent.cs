namespace Guild.Tool.Views;

/// <summary>What the details of a run tell beyond the usual.</summary>
internal sealed record RunsInfoContent
{
    /// <summary>Comments.</summary>
    public bool HasComments { get; init; }

    /// <summary>The environment of the process.</summary>
    public bool HasEnvironment { get; init; }

    /// <summary>The files of the manifest.</summary>
    public bool HasManifest { get; init; }

    /// <summary>The resolved dependencies.</summary>
    public bool HasDependencies { get; init; }

    /// <summary>The plugins that took part.</summary>
    public bool HasPlugins { get; init; }

    /// <summary>Attributes whose names begin with an underscore.</summary>
    public bool HasPrivateAttributes { get; init; }

    /// <summary>All facts about all scalars, those of the system included.</summary>
    public bool HasAllScalars { get; init; }
}
