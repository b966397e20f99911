using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Core.Yaml;

/// <summary>The entries of a mapping while it is read: of a key written twice the last value counts, written keys outrank merged ones.</summary>
internal sealed class YamlPairs(ICollection<GuildError>? warnings)
{
    // Up to here, comparing with each key costs less than a dictionary.
    private const int Few = 16;

    private readonly List<YamlPair> pairs = [];
    private Dictionary<Value, int>? places;
    private List<YamlPair>? merged;

    /// <summary>Adds an entry as written.</summary>
    public void Add(YamlScalar key, YamlNode value)
    {
        var pair = new YamlPair(key, value);
        var at = IndexOf(key.Value);
        if (at < 0)
        {
            places?.Add(key.Value, pairs.Count);
            pairs.Add(pair);
            return;
        }

        warnings?.Add(new GuildError($"duplicate key '{key.Text}'")
        {
            Where = key.Location,
            Fix = $"remove one of the two: only this one counts, not the one on line {pairs[at].Key.Location.Line}",
        });
        pairs[at] = pair;
    }

    /// <summary>Adds the entries of a mapping under <c>&lt;&lt;</c>; a later one outranks an earlier one.</summary>
    public void Merge(YamlMapping source) => (merged ??= []).AddRange(source.Pairs);

    /// <summary>The entries: merged ones first, as the original orders them.</summary>
    public IReadOnlyList<YamlPair> ToList()
    {
        if (merged is null)
            return pairs;
        var all = new List<YamlPair>(merged.Count + pairs.Count);
        var found = new Dictionary<Value, int>();
        foreach (var pair in merged.Concat(pairs))
        {
            if (found.TryAdd(pair.Key.ToValue(), all.Count))
                all.Add(pair);
            else
                all[found[pair.Key.ToValue()]] = pair;
        }

        return all;
    }

    private int IndexOf(Value key)
    {
        if (places is null && pairs.Count < Few)
        {
            for (var i = 0; i < pairs.Count; i++)
            {
                if (IsSame(((YamlScalar)pairs[i].Key).Value, key))
                    return i;
            }

            return -1;
        }

        if (places is null)
        {
            places = [];
            for (var i = 0; i < pairs.Count; i++)
                places.Add(((YamlScalar)pairs[i].Key).Value, i);
        }

        return places.TryGetValue(key, out var at) ? at : -1;
    }

    // Nearly all keys are text.
    private static bool IsSame(Value one, Value other) =>
        one is TextValue a && other is TextValue b ? string.Equals(a.Text, b.Text, StringComparison.Ordinal) : one.Equals(other);
}
