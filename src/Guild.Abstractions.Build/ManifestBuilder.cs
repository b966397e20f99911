using Guild.Plugins.Manifests;

namespace Guild.Abstractions.Build;

/// <summary>A plugin's assembly -> its manifest, or all that stands in the way.</summary>
internal static class ManifestBuilder
{
    /// <param name="assemblyPath">The plugin's compiled assembly.</param>
    /// <param name="contractPath">The contract assembly that it was compiled against.</param>
    /// <param name="problems">What must be mended first; empty when the manifest is good.</param>
    public static PluginManifest Build(string assemblyPath, string contractPath, out IReadOnlyList<string> problems)
    {
        var assembly = PluginAssembly.Read(assemblyPath);
        var contractVersion = PluginAssembly.ContractVersionOf(contractPath);
        var manifest = new PluginManifest
        {
            SchemaVersion = SchemaVersion,
            Name = assembly.Name ?? "",
            Version = assembly.Version,
            ContractVersion = contractVersion ?? "",
            Assembly = Path.GetFileName(assemblyPath),
            Description = assembly.Description,
            Contributions = assembly.Contributions,
        };
        problems =
        [
            .. PluginRules.Check(assembly),
            .. contractVersion is null ? [$"'{contractPath}' is not the contract: it has no [assembly: ContractVersion]"] : (string[])[],
            // Without a name there is nothing to say about its letters.
            .. assembly.Name is null ? [] : ManifestRules.Check(manifest),
        ];
        return manifest;
    }

    /// <summary>The layout that this builder writes; the contract names the same number.</summary>
    public const int SchemaVersion = 1;
}
