namespace Guild.Abstractions;

/// <summary>An ordered list of values.</summary>
/// <param name="Items">The items, in order.</param>
public sealed record ListValue(IReadOnlyList<Value> Items) : Value
{
    /// <summary>Whether both lists hold equal items in the same order.</summary>
    public bool Equals(ListValue? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Items)
            hash.Add(item);
        return hash.ToHashCode();
    }
}
