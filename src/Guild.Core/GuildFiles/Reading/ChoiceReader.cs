using Guild.Abstractions;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Reads a flag's choices (guildfile.md 6.4).</summary>
internal static class ChoiceReader
{
    /// <summary>The choices, in order. A mapping of choices by value is accepted too.</summary>
    public static IReadOnlyList<FlagChoice> ReadAll(YamlNode node, Diagnostics diagnostics)
    {
        switch (node)
        {
            case YamlSequence list:
                return [.. list.Items.Select(i => Read(i, diagnostics)).OfType<FlagChoice>()];
            case YamlMapping byValue:
                return [.. byValue.Pairs.Select(p => FromEntry(p, diagnostics))];
            default:
                diagnostics.Error($"invalid flag choice data {node.Literal()}: expected a list of values or mappings", node.Location);
                return [];
        }
    }

    private static FlagChoice? Read(YamlNode item, Diagnostics diagnostics)
    {
        if (item is not YamlMapping mapping)
            return new FlagChoice(item.ToValue());
        var values = AttributeValues.Read(ChoiceAttributes.Schema, mapping, diagnostics);
        values.WarnOfOthers(ChoiceAttributes.Schema);
        if (values.Has(ChoiceAttributes.Value))
            return From(values.ValueOf(ChoiceAttributes.Value), values);
        diagnostics.Error($"missing required '{ChoiceAttributes.Value.Name}' attribute in {mapping.Literal()}", mapping.Location);
        return null;
    }

    private static FlagChoice FromEntry(YamlPair entry, Diagnostics diagnostics) => entry.Value switch
    {
        YamlMapping mapping => From(entry.Key.ToValue(), AttributeValues.Read(ChoiceAttributes.Schema, mapping, diagnostics)),
        YamlScalar { Value: TextValue } text => new FlagChoice(entry.Key.ToValue()) { Description = text.Text.Trim() },
        _ => new FlagChoice(entry.Key.ToValue()),
    };

    private static FlagChoice From(Value value, AttributeValues values) => new(value)
    {
        Description = values.Description(ChoiceAttributes.Description),
        Alias = values.ValueOf(ChoiceAttributes.Alias),
        Flags = values.Entries(ChoiceAttributes.Flags),
        Args = values.Entries(ChoiceAttributes.Args),
    };
}
