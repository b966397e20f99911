using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Turns the short forms of operations into mappings, before anything is merged.</summary>
internal static class OperationForms
{
    /// <summary>An item whose operations are all mappings; what can't be one is reported and left out.</summary>
    public static YamlMapping Normalize(YamlMapping item, Diagnostics diagnostics)
    {
        var name = ModelAttributes.Operations.Name;
        if (item[name] is not { } operations || operations.IsNull())
            return item;
        YamlNode normal;
        if (operations is YamlMapping mapping)
        {
            normal = NormalizeOperations(mapping, diagnostics);
        }
        else
        {
            diagnostics.Error($"invalid {name} value {operations.Literal()}: expected a mapping", operations.Location);
            normal = new YamlMapping([], operations.Location);
        }

        return item with { Pairs = [.. item.Pairs.Select(p => p.Name == name ? p with { Value = normal } : p)] };
    }

    /// <summary>A mapping of operations in which each is a mapping.</summary>
    public static YamlMapping NormalizeOperations(YamlMapping operations, Diagnostics diagnostics)
    {
        var pairs = new List<YamlPair>(operations.Pairs.Count);
        foreach (var pair in operations.Pairs)
        {
            if (pair.Name is null)
                diagnostics.Error($"invalid operation name {pair.Key.Literal()}: expected a string", pair.Key.Location);
            else if (pair.Value is YamlMapping || pair.Name == ItemTypes.IncludeKey)
                pairs.Add(pair);
            else if (pair.Value.IsNull())
                pairs.Add(pair with { Value = new YamlMapping([], pair.Key.Location) });
            else if (pair.Value is YamlScalar { Value: Guild.Abstractions.TextValue } main)
                pairs.Add(pair with { Value = Nodes.MappingOf(OperationAttributes.Main.Name, main, main.Location) });
            else
                // The original names the value where the operation belongs and the other way round; people grep for its text.
                diagnostics.Error(
                    $"invalid value for operation {pair.Value.Literal()} '{pair.Name}': expected a string or a mapping",
                    pair.Value.Location,
                    $"write '{pair.Name}: MODULE' or a mapping of attributes");
        }

        return operations with { Pairs = pairs };
    }
}
