namespace Guild.Plugins.Manifests;

/// <summary>What a plugin says about itself in <c>guild-plugin.json</c>: all that the host needs to know without loading it.</summary>
internal sealed record PluginManifest
{
    public required int SchemaVersion { get; init; }

    public required string Name { get; init; }

    /// <summary>The plugin's own version, a semantic version.</summary>
    public required string Version { get; init; }

    /// <summary>The level of the contract that it was compiled against, <c>MAJOR.MINOR</c>.</summary>
    public required string ContractVersion { get; init; }

    /// <summary>The file name of the assembly next to the manifest.</summary>
    public required string Assembly { get; init; }

    public string Description { get; init; } = "";

    public IReadOnlyList<ManifestContribution> Contributions { get; init; } = [];
}
