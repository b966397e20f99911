namespace Guild.Abstractions;

/// <summary>One entry of a <see cref="MapValue"/>.</summary>
/// <param name="Key">The key; text in nearly all maps, but YAML allows any value.</param>
/// <param name="Value">The value.</param>
public sealed record MapEntry(Value Key, Value Value)
{
    /// <summary>An entry with a text key.</summary>
    public MapEntry(string key, Value value)
        : this(new TextValue(key), value)
    {
    }

    /// <summary>The key's text, or <see langword="null"/> when the key isn't text.</summary>
    public string? Name => (Key as TextValue)?.Text;

    /// <summary>An entry with a text key, from a tuple.</summary>
    public static implicit operator MapEntry((string Name, Value Value) entry) => new(entry.Name, entry.Value);
}
