using Guild.Plugins.Manifests;

namespace Guild.Tool.Plugins.Verification;

/// <summary>What was found in a package or a folder.</summary>
/// <param name="Title">What was looked at.</param>
/// <param name="Manifest">The plugin's manifest; <see langword="null"/> when it has none that can be read.</param>
/// <param name="Findings">Errors and advice, in the order of the checks.</param>
internal sealed record PluginReview(string Title, PluginManifest? Manifest, IReadOnlyList<Finding> Findings)
{
    public bool IsGood => !Findings.Any(f => f.IsError);
}
