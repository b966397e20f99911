namespace Guild.Tool.Views;

/// <summary>How much the list of runs tells about each.</summary>
internal enum RunsListDetail
{
    /// <summary>One line.</summary>
    Normal,

    /// <summary>One line without id and time.</summary>
    Simplified,

    /// <summary>One line and the comments.</summary>
    Comments,

    /// <summary>One line and the facts.</summary>
    Verbose,
}
