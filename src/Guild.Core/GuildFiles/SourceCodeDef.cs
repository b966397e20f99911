namespace Guild.Core.GuildFiles;

/// <summary>The <c>sourcecode</c> attribute (guildfile.md 11.2).</summary>
public sealed record SourceCodeDef
{
    /// <summary>Rules added after the defaults, in order; <see langword="null"/> when only root or dest are given.</summary>
    public IReadOnlyList<SourceRule>? Rules { get; init; }

    /// <summary>Whether copying is switched off (<c>no</c>, <c>[]</c>, <c>select: no</c>).</summary>
    public bool IsDisabled { get; init; }

    /// <summary>The directory to copy from, relative to the project.</summary>
    public string? Root { get; init; }

    /// <summary>The directory to copy to, relative to the run directory.</summary>
    public string? Dest { get; init; }
}
