#pragma warning disable CS1591 // Nobody reads it.
[assembly: Guild.Abstractions.ContractVersion("1.1")]

namespace Guild.Abstractions;

public static class Contract
{
    public const int ManifestSchemaVersion = 1;

    public const string ManifestFileName = "guild-plugin.json";

    public static string Version => "1.1";
}

public static class NewAbility
{
    public static string Greeting => "new in 1.1";
}
