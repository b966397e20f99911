using Guild.Core.Runs.Filters;

namespace Guild.Core.Runs.Index;

/// <summary>
/// The conditions of a filter that the list of runs in the index answers by itself, without a run being made: operation, status, start and
/// digest.
/// </summary>
internal sealed class RowFilter(RunFilter filter, RunColumns columns, TimeZoneInfo zone)
{
    private readonly Dictionary<long, bool> _operations = [];

    /// <summary>The other conditions.</summary>
    public RunFilter Rest { get; } = filter with { Operations = [], Statuses = [], ExcludedStatuses = [], Started = null, Digest = null };

    /// <summary>Whether a run meets these conditions; not for one that is read directly.</summary>
    public bool Matches(in RunRow row) =>
        (filter.Statuses.Count == 0 || filter.Statuses.Contains(row.Status))
        && !filter.ExcludedStatuses.Contains(row.Status)
        && (filter.Started is not { } range || (row.Started is { } started && range.Contains(RunTime.Local(started, zone))))
        && (filter.Digest is not { } digest || (row.Digest ?? "").StartsWith(digest, StringComparison.Ordinal))
        && MatchesOperation(row.OpRef);

    private bool MatchesOperation(long opRef)
    {
        if (filter.Operations.Count == 0)
            return true;
        if (_operations.TryGetValue(opRef, out var matches))
            return matches;
        var text = RunOperation.Text(columns.OpRef(opRef).OpRef);
        return _operations[opRef] = filter.Operations.Any(o => o.Matches(text));
    }
}
