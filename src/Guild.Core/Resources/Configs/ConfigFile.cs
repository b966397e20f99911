using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Yaml;

namespace Guild.Core.Resources.Configs;

/// <summary>Reads and writes configuration files as maps (runs.md 5.6).</summary>
public static class ConfigFile
{
    /// <summary>The format of a file by its name, a trailing <c>.in</c> left aside; <see langword="null"/> when it is none of ours.</summary>
    public static ConfigFormat? FormatOf(string path)
    {
        if (path.EndsWith(".in", StringComparison.OrdinalIgnoreCase))
            path = path[..^3];
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".yml" or ".yaml" => ConfigFormat.Yaml,
            ".json" => ConfigFormat.Json,
            ".ini" or ".cfg" => ConfigFormat.Ini,
            ".toml" => ConfigFormat.Toml,
            _ => null,
        };
    }

    /// <summary>Reads a file's text; an empty file is an empty map.</summary>
    /// <exception cref="GuildException">The text isn't of that format, or isn't a map at its top.</exception>
    public static MapValue Read(string text, ConfigFormat format, string path)
    {
        var value = format switch
        {
            ConfigFormat.Json => JsonConfig.Read(text, path),
            ConfigFormat.Ini => IniConfig.Read(text, path),
            ConfigFormat.Toml => TomlConfig.Read(text, path),
            _ => YamlReader.Read(text, path)?.ToValue() ?? Value.Null,
        };
        return value switch
        {
            MapValue map => map,
            NullValue => Value.EmptyMap,
            _ => throw new GuildException(new GuildError($"invalid config in '{path}': expected a mapping")),
        };
    }

    /// <summary>The text of a map: keys sorted, comments gone, as the original writes it.</summary>
    public static string Write(MapValue map, ConfigFormat format) => format switch
    {
        ConfigFormat.Json => JsonConfig.Write(map),
        ConfigFormat.Ini => IniConfig.Write(map),
        ConfigFormat.Toml => TomlConfig.Write(map),
        _ => YamlWriter.Write(map).TrimEnd(),
    };
}
