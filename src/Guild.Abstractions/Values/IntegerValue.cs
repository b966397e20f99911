using System.Numerics;

namespace Guild.Abstractions;

/// <summary>An integer of any size, as Python's <c>int</c>.</summary>
/// <param name="Number">The value.</param>
public sealed record IntegerValue(BigInteger Number) : Value;
