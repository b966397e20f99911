using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Core.Yaml;

/// <summary>The entries of a mapping while it is read: of a key written twice the last value counts, written keys outrank merged ones.</summary>
internal sealed class YamlPairs(ICollection<GuildError>? warnings)
{
    private readonly List<YamlPair> pairs = [];
    private readonly Dictionary<Value, int> written = [];
    private List<YamlPair>? merged;

    /// <summary>Adds an entry as written.</summary>
    public void Add(YamlScalar key, YamlNode value)
    {
        var pair = new YamlPair(key, value);
        if (written.TryAdd(key.Value, pairs.Count))
        {
            pairs.Add(pair);
            return;
        }

        warnings?.Add(new GuildError($"duplicate key '{key.Text}'")
        {
            Where = key.Location,
            Fix = $"remove one of the two: only this one counts, not the one on line {pairs[written[key.Value]].Key.Location.Line}",
        });
        pairs[written[key.Value]] = pair;
    }

    /// <summary>Adds the entries of a mapping under <c>&lt;&lt;</c>; a later one outranks an earlier one.</summary>
    public void Merge(YamlMapping source) => (merged ??= []).AddRange(source.Pairs);

    /// <summary>The entries: merged ones first, as the original orders them.</summary>
    public IReadOnlyList<YamlPair> ToList()
    {
        if (merged is null)
            return pairs;
        var all = new List<YamlPair>(merged.Count + pairs.Count);
        var places = new Dictionary<Value, int>();
        foreach (var pair in merged.Concat(pairs))
        {
            if (places.TryAdd(pair.Key.ToValue(), all.Count))
                all.Add(pair);
            else
                all[places[pair.Key.ToValue()]] = pair;
        }

        return all;
    }
}
