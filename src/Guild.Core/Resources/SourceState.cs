namespace Guild.Core.Resources;

/// <summary>Whether a source is at hand.</summary>
public enum SourceState
{
    /// <summary>A file or directory of this machine that is there.</summary>
    Present,

    /// <summary>Downloaded before.</summary>
    Cached,

    /// <summary>To be downloaded.</summary>
    NotCached,

    /// <summary>A run that would be used.</summary>
    Run,

    /// <summary>Not there: no such file, no suitable run.</summary>
    Missing,

    /// <summary>Only the run will tell.</summary>
    Unknown,
}
