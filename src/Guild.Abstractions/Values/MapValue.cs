namespace Guild.Abstractions;

/// <summary>A map in the order of its source. Keys are unique. Two maps are equal when they hold equal entries in any order.</summary>
/// <param name="Entries">The entries, in source order.</param>
public sealed record MapValue(IReadOnlyList<MapEntry> Entries) : Value
{
    /// <summary>A map of these entries, which may be written as tuples of name and value.</summary>
    public static MapValue Of(params IEnumerable<MapEntry> entries) => new([.. entries]);

    /// <summary>The value under a text key, or <see langword="null"/> when there is none.</summary>
    public Value? this[string name]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key is TextValue key && key.Text == name)
                    return entry.Value;
            }

            return null;
        }
    }

    /// <summary>Whether both maps hold equal entries, in any order.</summary>
    public bool Equals(MapValue? other) =>
        other is not null
        && Entries.Count == other.Entries.Count
        && Entries.All(e => other.Entries.Any(o => o.Key == e.Key && o.Value == e.Value));

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Entries.Count;
        foreach (var entry in Entries)
            hash ^= entry.Key.GetHashCode();
        return hash;
    }
}
