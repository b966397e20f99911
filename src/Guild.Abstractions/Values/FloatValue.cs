namespace Guild.Abstractions;

/// <summary>A 64-bit float, including infinities and NaN. Two NaN are equal.</summary>
/// <param name="Number">The value.</param>
public sealed record FloatValue(double Number) : Value;
