namespace Guild.Core.Resources;

/// <summary>A file or directory that is to appear in the run directory.</summary>
/// <param name="Origin">Absolute path of what appears.</param>
/// <param name="Target">Where, relative to the run directory, with forward slashes.</param>
internal sealed record Placement(string Origin, string Target)
{
    /// <summary>Whether a link is made instead of a copy.</summary>
    public bool IsLink { get; init; }

    /// <summary>Whether what is there already is replaced.</summary>
    public bool ReplacesExisting { get; init; }
}
