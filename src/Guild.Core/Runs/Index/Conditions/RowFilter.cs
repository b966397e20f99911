using System.Globalization;
using Guild.Core.Runs.Filters;
using Guild.Core.Runs.Index.Database;
using Guild.Core.Runs.Index.Rows;

namespace Guild.Core.Runs.Index.Conditions;

/// <summary>
/// The conditions of a filter that the index answers by itself, without a run being made: all of those on operation, status, start and
/// digest, what is easily told of the others. As SQL, so that of a hundred thousand rows only those that pass are read.
/// </summary>
internal sealed class RowFilter(RunFilter filter, TimeZoneInfo zone)
{
    // Local times are within a day of the universal time that rows have, wherever one lives.
    private static readonly TimeSpan Margin = TimeSpan.FromDays(1.5);

    /// <summary>The conditions that aren't, or not wholly, told by rows.</summary>
    public RunFilter Rest { get; } = filter with { Operations = [], Statuses = [], ExcludedStatuses = [], Started = null, Digest = null };

    /// <summary>
    /// The condition to add to those of a query of <c>runs</c>, beginning with AND. It lets too many through: those that are read directly,
    /// and some that <see cref="Passes"/> or <see cref="Rest"/> doesn't.
    /// </summary>
    /// <param name="texts">What the tables have by number.</param>
    /// <param name="place">The place of the runs.</param>
    public string Sql(IndexTexts texts, RunPlace place)
    {
        List<string> conditions = [.. Own(texts), .. Others(texts, place)];
        return conditions.Count == 0 ? "" : $" AND (state & {(int)RunStates.ReadDirectly} OR ({string.Join(" AND ", conditions)}))";
    }

    /// <summary>Whether a row that the query let through meets the conditions; not for one that is read directly.</summary>
    public bool Passes(in RunRow row) => filter.Started is not { } range || (row.Started is { } started && range.Contains(RunTime.Local(started, zone)));

    private IEnumerable<string> Own(IndexTexts texts)
    {
        if (filter.Operations.Count > 0)
            yield return SqlText.In("opref", texts.OpRefs(o => RunOperation.Text(o) is var text && filter.Operations.Any(f => f.Matches(text))));
        if (filter.Statuses.Count > 0)
            yield return Status(filter.Statuses);
        if (filter.ExcludedStatuses.Count > 0)
            yield return "NOT " + Status(filter.ExcludedStatuses);
        // Every text begins with the empty one, also that of a run without digest.
        if (filter.Digest is { Length: > 0 } digest)
            yield return SqlText.In("digest", texts.Digests(d => d.StartsWith(digest, StringComparison.Ordinal)));
        if (filter.Started is { } range)
            yield return string.Create(CultureInfo.InvariantCulture, $"started BETWEEN {Earliest(range.Start)} AND {Latest(range.End)}");
    }

    private IEnumerable<string> Others(IndexTexts texts, RunPlace place)
    {
        List<string> notes = [.. NoteConditions.Of(filter)];
        if (notes.Count > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"run IN (SELECT run FROM notes WHERE place={(int)place} AND {string.Join(" AND ", notes)})");
        foreach (var needed in filter.Expression?.Needed ?? [])
        {
            if (FactConditions.Of(needed, texts.Name) is { } runs)
                yield return $"run IN ({runs})";
        }
    }

    private static string Status(IReadOnlyList<RunStatus> statuses)
    {
        var numbers = new List<long>(statuses.Count);
        foreach (var status in statuses)
            numbers.Add((long)status);
        return SqlText.In("status", numbers);
    }

    private static long Earliest(DateTime? start) => start is { } time && time > DateTime.MinValue + Margin ? Microseconds(time - Margin) : long.MinValue;

    private static long Latest(DateTime? end) => end is { } time && time < DateTime.MaxValue - Margin ? Microseconds(time + Margin) : long.MaxValue;

    private static long Microseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
