using Guild.Abstractions;

namespace Guild.Core.Batches.Learning;

/// <summary>What a trial has shown.</summary>
/// <param name="Point">Where it lies in the search space: a value for each dimension.</param>
/// <param name="Loss">The objective there; less is better.</param>
public sealed record Observation(IReadOnlyList<Value> Point, double Loss);
