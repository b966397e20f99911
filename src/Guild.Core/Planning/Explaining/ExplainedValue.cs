using Guild.Abstractions;

namespace Guild.Core.Planning.Explaining;

/// <summary>A value of a plan, and where it comes from.</summary>
/// <param name="Name">What has the value.</param>
/// <param name="Value">The value; null for one that has none.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record ExplainedValue(string Name, Value Value, ValueOrigin Origin)
{
    /// <summary>The parts that it is made of, or what is known about it.</summary>
    public IReadOnlyList<ExplainedValue> Details { get; init; } = [];
}
