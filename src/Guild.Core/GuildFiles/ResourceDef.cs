using Guild.Abstractions;

namespace Guild.Core.GuildFiles;

/// <summary>A named set of sources (guildfile.md 10.2).</summary>
public sealed record ResourceDef
{
    /// <summary>The name; <see langword="null"/> for an inline resource without one.</summary>
    public string? Name { get; init; }

    /// <summary>The description, stripped.</summary>
    public string Description { get; init; } = "";

    /// <summary>The sources, in order.</summary>
    public IReadOnlyList<SourceDef> Sources { get; init; } = [];

    /// <summary>Sub-directory of the run directory for sources that name none.</summary>
    public string? TargetPath { get; init; }

    /// <summary><c>copy</c> or <c>link</c>; <see langword="null"/> for the source kind's default.</summary>
    public string? TargetType { get; init; }

    /// <summary>Whether archives are unpacked unless the source says otherwise.</summary>
    public bool UnpacksByDefault { get; init; } = true;

    /// <summary>Whether the resource is not listed.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>References, as written.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Absolute path of the directory that relative paths refer to first.</summary>
    public required string Directory { get; init; }

    /// <summary>Absolute paths of further directories for them: those of packages that the Guild file's models extend.</summary>
    public IReadOnlyList<string> ParentDirectories { get; init; } = [];

    /// <summary>The resource as written, for the run's <c>op</c> attribute.</summary>
    public required MapValue Config { get; init; }

    /// <summary>Where it is defined.</summary>
    public SourceLocation? Location { get; init; }
}
