[assembly: Guild.Abstractions.ContractVersion(Guild.Abstractions.Contract.Level)]

namespace Guild.Abstractions;

/// <summary>Facts about this level of the contract.</summary>
public static class Contract
{
    /// <summary>The version of the manifest's layout that this level describes.</summary>
    public const int ManifestSchemaVersion = 1;

    /// <summary>The name of the manifest file next to a plugin's assembly.</summary>
    public const string ManifestFileName = "guild-plugin.json";

    internal const string Level = "1.0";

    /// <summary>The level of the contract, <c>MAJOR.MINOR</c>: that of the host, wherever it is asked.</summary>
    // No constant: its value would be that of whatever the asking assembly was compiled against.
    public static string Version => Level;
}
