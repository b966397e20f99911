[assembly: Guild.Abstractions.ContractVersion(Guild.Abstractions.Contract.Version)]

namespace Guild.Abstractions;

/// <summary>Facts about this level of the contract.</summary>
public static class Contract
{
    /// <summary>The level of the contract, <c>MAJOR.MINOR</c>.</summary>
    public const string Version = "1.0";

    /// <summary>The version of the manifest's layout that this level describes.</summary>
    public const int ManifestSchemaVersion = 1;

    /// <summary>The name of the manifest file next to a plugin's assembly.</summary>
    public const string ManifestFileName = "guild-plugin.json";
}
