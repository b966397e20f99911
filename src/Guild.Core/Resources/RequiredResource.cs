using Guild.Core.GuildFiles;

namespace Guild.Core.Resources;

/// <summary>A resource that an operation requires, looked up.</summary>
/// <param name="Name">The name in messages and records.</param>
/// <param name="Resource">The resource.</param>
public sealed record RequiredResource(string Name, ResourceDef Resource)
{
    /// <summary>A resource under its own name, or under those of its sources when it has none.</summary>
    public static RequiredResource Of(ResourceDef resource) =>
        new(resource.Name ?? string.Join(',', resource.Sources.Select(s => s.ResolvingName)), resource);
}
