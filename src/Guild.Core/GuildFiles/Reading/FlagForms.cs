using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Turns the short form of a flag, its default alone, into a mapping (guildfile.md 6.1).</summary>
internal static class FlagForms
{
    /// <summary>The entry with a mapping as value; what can't be a default is left as it is.</summary>
    public static YamlPair Normalize(YamlPair flag) =>
        flag.Value is YamlMapping || !CanBeDefault(flag.Value)
            ? flag
            : flag with { Value = new YamlMapping([new YamlPair(Nodes.Text(FlagAttributes.Default.Name, flag.Key.Location), flag.Value)], flag.Key.Location) };

    /// <summary>Whether a value may stand for a flag's default.</summary>
    public static bool CanBeDefault(YamlNode node) => node is not YamlScalar { Value: Guild.Abstractions.TimestampValue };
}
