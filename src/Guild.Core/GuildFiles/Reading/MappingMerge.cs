using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Merges mappings; every value keeps its place.</summary>
internal static class MappingMerge
{
    /// <summary>All of the child's entries, and those of the parent that it lacks; mappings on both sides are merged the same way.</summary>
    public static YamlMapping Deep(YamlMapping parent, YamlMapping child) => Merge(parent, child, Deep);

    /// <summary>All entries of the upper mapping, and those of the lower that it lacks.</summary>
    public static YamlMapping Shallow(YamlMapping lower, YamlMapping upper) => Merge(lower, upper, (_, u) => u);

    private static YamlMapping Merge(YamlMapping lower, YamlMapping upper, Func<YamlMapping, YamlMapping, YamlMapping> both)
    {
        if (lower.Pairs.Count == 0)
            return upper;
        if (upper.Pairs.Count == 0)
            return lower;
        var pairs = new List<YamlPair>(upper.Pairs.Count + lower.Pairs.Count);
        var places = new Dictionary<string, int>(upper.Pairs.Count, StringComparer.Ordinal);
        foreach (var pair in upper.Pairs)
        {
            places[pair.NameText()] = pairs.Count;
            pairs.Add(pair);
        }

        foreach (var pair in lower.Pairs)
        {
            if (!places.TryGetValue(pair.NameText(), out var place))
                pairs.Add(pair);
            else if (pair.Value is YamlMapping below && pairs[place].Value is YamlMapping above)
                pairs[place] = pairs[place] with { Value = both(below, above) };
        }

        return upper with { Pairs = pairs };
    }
}
