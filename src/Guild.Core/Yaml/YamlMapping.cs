using Guild.Abstractions;

namespace Guild.Core.Yaml;

/// <summary>A mapping. Of a key that is written twice the last value counts.</summary>
/// <param name="Pairs">The entries, in source order.</param>
/// <param name="Location">Where it begins.</param>
public sealed record YamlMapping(IReadOnlyList<YamlPair> Pairs, SourceLocation Location) : YamlNode(Location)
{
    /// <inheritdoc/>
    public override string Kind => "a mapping";

    /// <summary>The value under a key, compared by the key's source text, or <see langword="null"/>.</summary>
    public YamlNode? this[string key]
    {
        get
        {
            foreach (var pair in Pairs)
            {
                if (pair.Name == key)
                    return pair.Value;
            }

            return null;
        }
    }

    /// <inheritdoc/>
    public override Value ToValue() => new MapValue([.. Pairs.Select(p => new MapEntry(p.Key.ToValue(), p.Value.ToValue()))]);
}
