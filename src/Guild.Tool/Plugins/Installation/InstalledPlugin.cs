using Guild.Plugins.Manifests;

namespace Guild.Tool.Plugins.Installation;

/// <summary>What an installation did.</summary>
/// <param name="Manifest">What the plugin says of itself.</param>
/// <param name="Package">Where it lies now.</param>
internal sealed record InstalledPlugin(PluginManifest Manifest, InstalledPackage Package)
{
    /// <summary>Whether this very package was installed already.</summary>
    public bool WasThere { get; init; }

    /// <summary>The versions that it replaced.</summary>
    public IReadOnlyList<string> Replaced { get; init; } = [];
}
