using Guild.Abstractions;
using Guild.Core.Flags;

namespace Guild.Core.Batches.Search;

/// <summary>A flag with a range of numbers, both ends included.</summary>
/// <param name="Flag">The flag's name.</param>
/// <param name="Low">The least number.</param>
/// <param name="High">The greatest number.</param>
public sealed record RangeDimension(string Flag, double Low, double High) : SearchDimension(Flag)
{
    /// <summary>Whether only whole numbers are meant.</summary>
    public bool IsInteger { get; init; }

    /// <summary>Whether each order of magnitude is as likely as the next.</summary>
    public bool IsLogarithmic { get; init; }

    /// <inheritdoc/>
    public override int Width => 1;

    /// <inheritdoc/>
    public override bool Understands(Value value) => PythonEquality.Number(value) is { } number && !double.IsNaN(number);

    /// <inheritdoc/>
    public override Value Draw(StableRandom random) => At(random.NextUnit());

    /// <inheritdoc/>
    public override Value DrawNear(Value value, double spread, StableRandom random) =>
        At(Math.Clamp(Part(value) + (spread * random.NextNormal()), 0, 1));

    /// <inheritdoc/>
    public override void Encode(Value value, Span<double> numbers) => numbers[0] = Part(value);

    private Value At(double part)
    {
        if (IsInteger)
            return Value.Of((long)Math.Min(Low + Math.Floor(part * (High - Low + 1)), High));
        var number = IsLogarithmic
            ? Math.Exp(Math.Log(Low) + (part * (Math.Log(High) - Math.Log(Low))))
            : Low + (part * (High - Low));
        return Value.Of(Math.Clamp(number, Low, High));
    }

    // Of an integer the middle of its share, so that what lies near it is drawn as often above as below.
    private double Part(Value value)
    {
        var number = Math.Clamp(PythonEquality.Number(value) ?? Low, Low, High);
        var part = IsInteger ? (number - Low + 0.5) / (High - Low + 1)
            : IsLogarithmic ? (Math.Log(number) - Math.Log(Low)) / (Math.Log(High) - Math.Log(Low))
            : (number - Low) / (High - Low);
        return Math.Clamp(part, 0, 1);
    }
}
