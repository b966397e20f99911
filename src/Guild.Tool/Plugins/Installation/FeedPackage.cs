using NuGet.Protocol.Core.Types;
using NuGet.Versioning;

namespace Guild.Tool.Plugins.Installation;

/// <summary>A package that a source offers.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Source">Where it can be had.</param>
internal sealed record FeedPackage(string Id, NuGetVersion Version, SourceRepository Source)
{
    public string Description { get; init; } = "";

    public string Authors { get; init; } = "";

    /// <summary>Its tags, by which guild packages say what they give.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
