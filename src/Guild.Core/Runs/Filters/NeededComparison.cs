using Guild.Abstractions;

namespace Guild.Core.Runs.Filters;

/// <summary>Something that every run meets which a filter expression lets through: the value of a name, compared with constants.</summary>
/// <param name="Name">The name.</param>
/// <param name="Comparison"><c>=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c> or <c>&gt;=</c>.</param>
/// <param name="Constants">One, or of several to be equal to, any. None of them is undefined.</param>
public sealed record NeededComparison(string Name, string Comparison, IReadOnlyList<Value> Constants);
