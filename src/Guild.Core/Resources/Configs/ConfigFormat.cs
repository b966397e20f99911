namespace Guild.Core.Resources.Configs;

/// <summary>The formats of configuration files that guild reads and writes.</summary>
public enum ConfigFormat
{
    /// <summary>YAML.</summary>
    Yaml,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>INI: sections of options.</summary>
    Ini,

    /// <summary>TOML.</summary>
    Toml,
}
