using Guild.Core.Errors;
using Guild.Plugins.Manifests;

namespace Guild.Tool.Plugins.Installation;

/// <summary>Finds what a plugin would claim that another one here has: both would stop working for it.</summary>
internal static class PluginClashes
{
    /// <exception cref="GuildException">There is such a claim.</exception>
    public static void Check(PluginManifest manifest, PluginCatalog catalog)
    {
        foreach (var other in catalog.Usable.Where(p => p.Name != manifest.Name))
        {
            foreach (var contribution in manifest.Contributions)
            {
                foreach (var theirs in other.Manifest!.Contributions.Where(c => c.Kind == contribution.Kind))
                {
                    if (Claim(contribution, theirs) is not { } claim)
                        continue;
                    throw new GuildException(new GuildError($"plugin '{manifest.Name}' brings {claim}, which plugin '{other.Name}' has already")
                    {
                        Fix = $"remove '{other.Name}' first, or use --force and choose later: until then neither can be used for it",
                    });
                }
            }
        }
    }

    private static string? Claim(ManifestContribution ours, ManifestContribution theirs) => ours.Kind switch
    {
        ContributionKind.Alias when ours.Name == theirs.Name => $"command '{ours.Name}'",
        ContributionKind.Resolver when ours.Name == theirs.Name => $"source key '{ours.Name}'",
        ContributionKind.Resolver when Common(ours.Schemes, theirs.Schemes) is { } scheme => $"scheme '{scheme}:'",
        ContributionKind.Runtime when Common(ours.Attributes, theirs.Attributes) is { } attribute => $"operation attribute '{attribute}'",
        ContributionKind.Runtime when Common(ours.Extensions, theirs.Extensions) is { } extension => $"file extension '{extension}'",
        ContributionKind.Runtime when Common(ours.MainPrefixes, theirs.MainPrefixes) is { } prefix => $"main prefix '{prefix}'",
        _ => null,
    };

    private static string? Common(IReadOnlyList<string> ours, IReadOnlyList<string> theirs) => ours.FirstOrDefault(theirs.Contains);
}
