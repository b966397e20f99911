namespace Guild.Core.Yaml;

/// <summary>One entry of a mapping.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record YamlPair(YamlNode Key, YamlNode Value)
{
    /// <summary>The key's source text (<c>no</c> stays <c>no</c>), or <see langword="null"/> when the key isn't a scalar.</summary>
    public string? Name => (Key as YamlScalar)?.Text;
}
