namespace Guild.Core.Runs.Index;

/// <summary>What a command has verified of the runs that it doesn't show.</summary>
internal enum IndexScope
{
    /// <summary>A few, in turn.</summary>
    Slice,

    /// <summary>Labels, tags, comments and marks of all.</summary>
    Notes,

    /// <summary>All of all.</summary>
    All,
}
