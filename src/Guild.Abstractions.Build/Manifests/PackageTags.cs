namespace Guild.Plugins.Manifests;

/// <summary>The tags of a plugin's package, by which guild finds a plugin for what a project needs: any package source can search them.</summary>
internal static class PackageTags
{
    /// <summary>The tag that all have.</summary>
    public const string Plugin = "guild-plugin";

    /// <summary>All tags, in order.</summary>
    public static IReadOnlyList<string> Of(PluginManifest manifest)
    {
        List<string> tags = [Plugin];
        foreach (var contribution in manifest.Contributions)
        {
            tags.AddRange(contribution.Kind switch
            {
                ContributionKind.Alias => [$"guild-command:{contribution.Name}"],
                ContributionKind.Resolver => [$"guild-source:{contribution.Name}", .. contribution.Schemes.Select(s => $"guild-scheme:{s}")],
                ContributionKind.Runtime =>
                [
                    .. contribution.Attributes.Select(a => $"guild-attribute:{a}"),
                    .. contribution.Extensions.Select(e => $"guild-extension:{e}"),
                    .. contribution.MainPrefixes.Select(p => $"guild-main:{p}"),
                ],
                _ => (IEnumerable<string>)[],
            });
        }

        return tags;
    }
}
