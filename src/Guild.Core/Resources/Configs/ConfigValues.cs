using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Text;

namespace Guild.Core.Resources.Configs;

/// <summary>Puts values into a configuration by dotted names.</summary>
public static class ConfigValues
{
    /// <summary>A configuration with the values in place, later ones over earlier ones.</summary>
    /// <exception cref="GuildException">A name leads through something that isn't a map.</exception>
    public static MapValue Apply(MapValue config, IEnumerable<NamedValue> values)
    {
        foreach (var (name, value) in values)
            config = Put(config, name, name, value);
        return config;
    }

    /// <summary>The value under a dotted name; <see langword="null"/> when there is none.</summary>
    public static Value? Find(MapValue config, string name)
    {
        if (config[name] is { } value)
            return value;
        for (var dot = name.LastIndexOf('.'); dot > 0; dot = name.LastIndexOf('.', dot - 1))
        {
            if (config[name[..dot]] is MapValue below && Find(below, name[(dot + 1)..]) is { } found)
                return found;
        }

        return null;
    }

    // The longest beginning of the name that is a key comes first: 'a.b.c' may mean c in 'a.b'.
    private static MapValue Put(MapValue map, string name, string fullName, Value value)
    {
        if (map[name] is not null || !name.Contains('.', StringComparison.Ordinal))
            return With(map, name, value);
        for (var dot = name.LastIndexOf('.'); dot > 0; dot = name.LastIndexOf('.', dot - 1))
        {
            var key = name[..dot];
            switch (map[key])
            {
                case null:
                    continue;
                case MapValue below:
                    return With(map, key, Put(below, name[(dot + 1)..], fullName, value));
                case var other:
                    throw new GuildException(
                        $"'{fullName}' cannot be nested: conflicts with {PythonText.Repr(MapValue.Of((key, other)))}");
            }
        }

        var first = name.IndexOf('.', StringComparison.Ordinal);
        return first <= 0
            ? With(map, name, value)
            : With(map, name[..first], Put(Value.EmptyMap, name[(first + 1)..], fullName, value));
    }

    private static MapValue With(MapValue map, string key, Value value)
    {
        var entries = map.Entries.ToList();
        var at = entries.FindIndex(e => e.Name == key);
        if (at < 0)
            entries.Add(new MapEntry(key, value));
        else
            entries[at] = new MapEntry(key, value);
        return new MapValue(entries);
    }
}
