using Guild.Abstractions;

namespace Guild.Core.Batches.Search;

/// <summary>A flag with a list of values, one of which is chosen.</summary>
/// <param name="Flag">The flag's name.</param>
/// <param name="Values">The values; at least one.</param>
public sealed record ChoiceDimension(string Flag, IReadOnlyList<Value> Values) : SearchDimension(Flag)
{
    /// <inheritdoc/>
    public override int Width => Values.Count;

    /// <inheritdoc/>
    public override bool Understands(Value value) => Values.Contains(value);

    /// <inheritdoc/>
    public override Value Draw(StableRandom random) => Values[random.NextIndex(Values.Count)];

    /// <inheritdoc/>
    public override Value DrawNear(Value value, double spread, StableRandom random) =>
        random.NextUnit() < spread ? Draw(random) : value;

    /// <inheritdoc/>
    /// <remarks>No value is nearer to one than to another: each has a number of its own.</remarks>
    public override void Encode(Value value, Span<double> numbers)
    {
        for (var i = 0; i < Values.Count; i++)
            numbers[i] = Values[i] == value ? 1 : 0;
    }
}
