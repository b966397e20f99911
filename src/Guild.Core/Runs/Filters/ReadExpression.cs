namespace Guild.Core.Runs.Filters;

/// <summary>A filter expression, or a part of one, as it was read.</summary>
/// <param name="Matches">Tells of a run's values whether they match.</param>
/// <param name="Needed">What all runs meet that match, in no particular order; not all that is known to be.</param>
public sealed record ReadExpression(Func<RunValues, bool> Matches, IReadOnlyList<NeededComparison> Needed)
{
    /// <summary>The names in it.</summary>
    public IReadOnlyCollection<string> Names { get; init; } = [];
}
