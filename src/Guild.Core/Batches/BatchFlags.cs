using Guild.Abstractions;
using Guild.Core.Runs;

namespace Guild.Core.Batches;

/// <summary>The flags of a batch's prototype: what its trials are made from, as its record keeps it.</summary>
public sealed record BatchFlags
{
    /// <summary>The attribute with the trials that files list.</summary>
    public const string RowsAttribute = "trials";

    /// <summary>
    /// The attribute, of ours, with the flags whose text reads like a search function and isn't one: once recorded, it looks the same.
    /// </summary>
    public const string LiteralAttribute = "literal_flags";

    /// <summary>The flag values, by name; lists and search functions stand for several.</summary>
    public required IReadOnlyList<NamedValue> Values { get; init; }

    /// <summary>What the trials of files set, one after the other; empty where there are no files.</summary>
    public IReadOnlyList<IReadOnlyList<NamedValue>> Rows { get; init; } = [];

    /// <summary>The flags whose text is meant as it is, although it reads like a search function.</summary>
    public IReadOnlyList<string> Literal { get; init; } = [];

    /// <summary>The flags of each trial of the files; the values alone where there are no files.</summary>
    public IReadOnlyList<IReadOnlyList<NamedValue>> Combined => Rows.Count == 0 ? [Values] : [.. Rows.Select(Combine)];

    /// <summary>Reads the flags back from the record of a batch.</summary>
    public static BatchFlags Of(Run prototype) => new()
    {
        Values = NamedValue.Of(prototype.Flags),
        Rows = prototype[RowsAttribute] is ListValue rows ? [.. rows.Items.OfType<MapValue>().Select(NamedValue.Of)] : [],
        Literal = prototype[LiteralAttribute] is ListValue names ? [.. names.Items.OfType<TextValue>().Select(n => n.Text)] : [],
    };

    /// <summary>The attributes that keep what the <c>flags</c> attribute doesn't; null values where there is nothing to keep.</summary>
    public IReadOnlyList<NamedValue> Attributes =>
    [
        new(RowsAttribute, Rows.Count == 0 ? Value.Null : new ListValue([.. Rows.Select(r => MapValue.Of(r.Select(f => new MapEntry(f.Key, f.Value))))])),
        new(LiteralAttribute, Literal.Count == 0 ? Value.Null : Value.OfTexts(Literal)),
    ];

    private List<NamedValue> Combine(IReadOnlyList<NamedValue> row)
    {
        var values = row.ToDictionary(f => f.Key, StringComparer.Ordinal);
        var combined = Values.Select(f => values.Remove(f.Key, out var own) ? own : f).Concat(row.Where(f => values.ContainsKey(f.Key)));
        return [.. combined.OrderBy(f => f.Key, Text.CodePointOrder.Instance)];
    }
}
