using Guild.Abstractions;

namespace Guild.Core.GuildFiles;

/// <summary>One item of <c>requires</c>: a reference to a resource, or a resource written in place.</summary>
public sealed record DependencyDef
{
    /// <summary>The reference as written (<c>data</c>, <c>model:data</c>, <c>package/data</c>); <see langword="null"/> for an inline resource.</summary>
    public string? Reference { get; init; }

    /// <summary>The resource; <see langword="null"/> when the reference names none, which is an error only when the operation is used.</summary>
    public ResourceDef? Resource { get; init; }

    /// <summary>The dependency's own description; <see langword="null"/> for the resource's.</summary>
    public string? Description { get; init; }

    /// <summary>Where it is written.</summary>
    public required SourceLocation Location { get; init; }
}
