using System.Globalization;
using Guild.Core.Runs.Filters;

namespace Guild.Core.Runs.Index;

/// <summary>
/// The conditions of a filter that the list of runs in the index answers by itself, without a run being made: operation, status, start and
/// digest. As SQL, so that of a hundred thousand rows only those that pass are read.
/// </summary>
internal sealed class RowFilter(RunFilter filter, TimeZoneInfo zone)
{
    // Local times are within a day of the universal time that rows have, wherever one lives.
    private static readonly TimeSpan Margin = TimeSpan.FromDays(1.5);

    /// <summary>Of a list without conditions.</summary>
    public static RowFilter None { get; } = new(new RunFilter(), TimeZoneInfo.Utc);

    /// <summary>The other conditions.</summary>
    public RunFilter Rest { get; } = filter with { Operations = [], Statuses = [], ExcludedStatuses = [], Started = null, Digest = null };

    /// <summary>Whether it lets every row through.</summary>
    public bool IsEmpty => filter.Operations.Count == 0 && filter.Statuses.Count == 0 && filter.ExcludedStatuses.Count == 0 && filter.Started is null && filter.Digest is null;

    /// <summary>
    /// The condition to add to those of a query of <c>runs</c>, beginning with AND. It lets too many through: those that are read directly,
    /// and some of <see cref="Passes"/>'.
    /// </summary>
    public string Sql(IndexTexts texts)
    {
        if (IsEmpty)
            return "";
        var conditions = new List<string>();
        if (filter.Operations.Count > 0)
            conditions.Add(In("opref", texts.OpRefs(o => RunOperation.Text(o) is var text && filter.Operations.Any(f => f.Matches(text)))));
        if (filter.Statuses.Count > 0)
            conditions.Add(In("status", filter.Statuses.Select(s => (long)s)));
        if (filter.ExcludedStatuses.Count > 0)
            conditions.Add("NOT " + In("status", filter.ExcludedStatuses.Select(s => (long)s)));
        // Every text begins with the empty one, also that of a run without digest.
        if (filter.Digest is { Length: > 0 } digest)
            conditions.Add(In("digest", texts.Digests(d => d.StartsWith(digest, StringComparison.Ordinal))));
        if (filter.Started is { } range)
            conditions.Add(string.Create(CultureInfo.InvariantCulture, $"started BETWEEN {Earliest(range.Start)} AND {Latest(range.End)}"));
        return $" AND (state & {(int)RunStates.ReadDirectly} OR ({(conditions.Count == 0 ? "1" : string.Join(" AND ", conditions))}))";
    }

    /// <summary>Whether a row that the query let through meets the conditions; not for one that is read directly.</summary>
    public bool Passes(in RunRow row) => filter.Started is not { } range || (row.Started is { } started && range.Contains(RunTime.Local(started, zone)));

    private static string In(string column, IEnumerable<long> numbers) =>
        $"{column} IN ({string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)))})";

    private static long Earliest(DateTime? start) => start is { } time && time > DateTime.MinValue + Margin ? Microseconds(time - Margin) : long.MinValue;

    private static long Latest(DateTime? end) => end is { } time && time < DateTime.MaxValue - Margin ? Microseconds(time + Margin) : long.MaxValue;

    private static long Microseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
