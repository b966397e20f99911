using System.Numerics;

namespace Guild.Abstractions;

/// <summary>An integer of any size, as Python's <c>int</c>.</summary>
/// <param name="Number">The value.</param>
public sealed record IntegerValue(BigInteger Number) : Value
{
    /// <inheritdoc/>
    public bool Equals(IntegerValue? other) => other is not null && Number.Equals(other.Number); // The generated one goes through a generic comparer, compiled at each start.

    /// <inheritdoc/>
    public override int GetHashCode() => Number.GetHashCode();
}
