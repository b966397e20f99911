using Guild.Abstractions;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Reads <c>plugins</c> (guildfile.md 15.8).</summary>
internal static class PluginSelection
{
    /// <summary>The named plugins; an empty list for none; <see langword="null"/> leaves the choice to each plugin.</summary>
    public static IReadOnlyList<string>? Read(AttributeValues values, AttributeSpec attribute, Diagnostics diagnostics) => values[attribute] switch
    {
        null => null,
        YamlScalar { Value: BooleanValue { IsTrue: true } } => null,
        YamlScalar { Value: BooleanValue } => [],
        var node => TextList.Read(node, attribute.Name, diagnostics),
    };
}
