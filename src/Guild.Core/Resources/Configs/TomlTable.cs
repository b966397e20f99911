using Guild.Abstractions;

namespace Guild.Core.Resources.Configs;

/// <summary>A table of a TOML document while it is read: entries are values, tables, or arrays of these.</summary>
internal sealed class TomlTable
{
    private readonly List<string> names = [];
    private readonly Dictionary<string, object> entries = new(StringComparer.Ordinal);

    /// <summary>The table that the first keys lead to, made where it isn't there; <see langword="null"/> when something else is.</summary>
    public TomlTable? Walk(IReadOnlyList<string> keys, int count)
    {
        var table = this;
        for (var i = 0; i < count && table is not null; i++)
            table = table.Table(keys[i]);
        return table;
    }

    /// <summary>The table under a key, of an array its last one; <see langword="null"/> when something else is there.</summary>
    public TomlTable? Table(string key)
    {
        if (!entries.TryGetValue(key, out var entry))
        {
            var table = new TomlTable();
            Add(key, table);
            return table;
        }

        return entry as TomlTable ?? (entry as List<object>)?.LastOrDefault() as TomlTable;
    }

    /// <summary>A new table at the end of the array under a key; <see langword="null"/> when something else is there.</summary>
    public TomlTable? AddToArray(string key)
    {
        if (!entries.ContainsKey(key))
            Add(key, new List<object>());
        if (entries[key] is not List<object> array || array.Any(i => i is not TomlTable))
            return null;
        var table = new TomlTable();
        array.Add(table);
        return table;
    }

    /// <summary>Adds an entry; <see langword="false"/> when the key is taken.</summary>
    public bool Add(string key, object value)
    {
        if (!entries.TryAdd(key, value))
            return false;
        names.Add(key);
        return true;
    }

    /// <summary>The table as a value.</summary>
    public MapValue ToValue() => new([.. names.Select(n => new MapEntry(n, ToValue(entries[n])))]);

    private static Value ToValue(object entry) => entry switch
    {
        TomlTable table => table.ToValue(),
        List<object> list => new ListValue([.. list.Select(ToValue)]),
        _ => (Value)entry,
    };
}
