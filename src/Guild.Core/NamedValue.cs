using Guild.Abstractions;

namespace Guild.Core;

/// <summary>A value with its name: a flag, a variable, an attribute.</summary>
/// <remarks>
/// A class where <see cref="KeyValuePair{TKey, TValue}"/> would do, for the sake of start-up: code that is generic over a structure of
/// the base library can't be compiled ahead of time here, code that is generic over a class already is.
/// </remarks>
/// <param name="Key">The name.</param>
/// <param name="Value">The value.</param>
public sealed record NamedValue(string Key, Value Value)
{
    /// <summary>The entries of a map. A key that is no text has no name.</summary>
    public static NamedValue[] Of(MapValue map) => [.. map.Entries.Select(e => new NamedValue(e.Name ?? "", e.Value))];
}
