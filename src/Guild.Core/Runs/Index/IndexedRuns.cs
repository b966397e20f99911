using Guild.Core.Runs.Filters;
using Guild.Core.Runs.Index.Conditions;
using Guild.Core.Runs.Index.Rows;
using Microsoft.Data.Sqlite;

namespace Guild.Core.Runs.Index;

/// <summary>
/// Runs out of the index. Each is verified before it is handed out: when its directory has changed it is read again, and the list is made
/// anew. Should the index fail meanwhile, the runs are read from their directories.
/// </summary>
internal sealed class IndexedRuns(OpenIndex index, RunStore store, RunFilter filter, TimeZoneInfo zone, DateTimeOffset now) : RunList
{
    // A run that changes more often than this while it is looked at is shown as it was at last.
    private const int Attempts = 10;

    // More than this are verified together with all others.
    private const int ManyRuns = 20_000;

    // To look up as many of them takes as long as to read a column of a hundred thousand.
    private const int FewRuns = 1000;

    // So many are taken out of the index in one go: each by itself would have it locked and unlocked as often.
    private const int ChunkSize = 256;

    private readonly HashSet<long> _verified = [];
    private readonly RowFilter _filter = new(filter, zone);
    private RunColumns? _loaded;
    private RunRow[]? _matches;
    private RunList? _read;
    private RunRow[]? _chosen;
    private AttributeNames? _verifiedAttributes;
    private bool _isAllVerified;

    private RunColumns Columns => _loaded ??= index.Columns(_filter);

    public override int Count => Safely(CountRows, r => r.Count);

    public override IReadOnlyList<Run> Range(int start, int count) => Safely(() => Show(() => RowsOf(start, count)), r => r.Range(start, count));

    public override IReadOnlyList<Run> WithPrefix(string prefix) => Safely(() => Show(() => RowsWithPrefix(prefix)), r => r.WithPrefix(prefix));

    public override IReadOnlyList<string>? Others => Safely(() => Columns.Others(), r => r.Others);

    public override IEnumerator<Run> GetEnumerator() => Enumerate(attributes: null);

    public override IEnumerable<Run> With(AttributeNames attributes)
    {
        using var runs = Enumerate(attributes);
        while (runs.MoveNext())
            yield return runs.Current;
    }

    private IEnumerator<Run> Enumerate(AttributeNames? attributes)
    {
        return Safely(
            () =>
            {
                VerifyAll(attributes);
                // Who has been shown these runs, and asked, means these and no others.
                return Stream(_chosen ??= AllRows()).GetEnumerator();
            },
            r => r.GetEnumerator());
    }

    private IEnumerable<Run> Stream(RunRow[] rows)
    {
        for (var from = 0; from < rows.Length; from += ChunkSize)
        {
            var chunk = new ArraySegment<RunRow>(rows, from, Math.Min(ChunkSize, rows.Length - from));
            foreach (var run in Safely(() => Columns.AtOnce(() => Made(chunk)), _ => [.. chunk.Select(r => store.Open(Directory(r))).OfType<Run>()]))
                yield return run;
        }
    }

    private int CountRows() => filter.IsEmpty ? Columns.Count : Matches().Length;

    private RunRow[] AllRows() => filter.IsEmpty ? Columns.Rows : Matches();

    private RunRow[] RowsOf(int start, int count)
    {
        if (filter.IsEmpty)
            return Columns.Range(start, count);
        return RunColumns.Part(Matches(), start, count);
    }

    private RunRow[] RowsWithPrefix(string prefix)
    {
        var rows = Columns.WithPrefix(prefix);
        return filter.IsEmpty ? rows : Passing(rows, at: null);
    }

    // Few are looked up one by one, many by whole columns.
    private RunRow[] Matches() => _matches ??= Passing(Columns.Rows, Columns.Rows.Length > FewRuns ? FromColumns : null);

    /// <summary>The rows that pass the whole filter.</summary>
    /// <param name="rows">Rows that the query let through.</param>
    /// <param name="at">Makes the run of a row's position; <see langword="null"/> when each is looked up by itself.</param>
    private RunRow[] Passing(RunRow[] rows, Func<int, Run>? at)
    {
        if (_filter.Rest.IsEmpty && filter.Started is null && !Array.Exists(rows, r => r.IsReadDirectly))
            return rows;
        var passing = new List<RunRow>();
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            if (row.IsReadDirectly
                ? store.Open(Directory(row)) is { } read && filter.Matches(read, zone, now) && !read.IsGone
                : _filter.Passes(row) && (_filter.Rest.IsEmpty || (at?.Invoke(i) ?? Make(row)) is { } known && _filter.Rest.Matches(known, zone, now)))
            {
                passing.Add(row);
            }
        }

        return [.. passing];
    }

    private Run FromColumns(int position) => store.Known(new ColumnRun(Columns, index.Directory, position));

    private IReadOnlyList<Run> Show(Func<RunRow[]> choose)
    {
        for (var attempt = 1; ; attempt++)
        {
            var rows = choose();
            if (!_isAllVerified && rows.Length > ManyRuns)
            {
                // From one end to the other is faster than each by itself.
                VerifyAll(attributes: null);
                rows = choose();
            }

            var changed = _isAllVerified ? [] : index.Verification.Of(Unverified(rows));
            if (changed.Count == 0 || attempt == Attempts)
            {
                foreach (ref readonly var row in rows.AsSpan())
                    _verified.Add(row.Run);
                return Columns.AtOnce(() => Made(rows));
            }

            Rescan(changed);
        }
    }

    private List<long> Unverified(RunRow[] rows)
    {
        var numbers = new List<long>();
        foreach (ref readonly var row in rows.AsSpan())
        {
            if ((row.State & RunStates.Unfinished) == 0 && !_verified.Contains(row.Run))
                numbers.Add(row.Run);
        }

        return numbers;
    }

    private void VerifyAll(AttributeNames? attributes)
    {
        if (_isAllVerified || (_verifiedAttributes is not null && (attributes == _verifiedAttributes || attributes == AttributeNames.None)))
            return;
        if (index.Verification.All(attributes) is { Count: > 0 } changed)
            Rescan(changed);
        (_isAllVerified, _verifiedAttributes) = (attributes is null, attributes);
    }

    private void Rescan(List<ScanTarget> changed)
    {
        index.Refresh.Rescan(changed);
        (_loaded, _matches) = (null, null);
    }

    private List<Run> Made(ReadOnlySpan<RunRow> rows)
    {
        var runs = new List<Run>(rows.Length);
        foreach (ref readonly var row in rows)
        {
            if (Make(row) is { } run)
                runs.Add(run);
        }

        return runs;
    }

    private Run? Make(in RunRow row) =>
        !row.IsReadDirectly && Columns.Packed(row, index.Directory) is { } packed ? store.Known(packed) : store.Open(Directory(row));

    private RunDirectory Directory(in RunRow row) => new($"{index.Directory}/{row.Id}");

    private T Safely<T>(Func<T> ask, Func<RunList, T> askDirectly)
    {
        if (_read is not null)
            return askDirectly(_read);
        try
        {
            return ask();
        }
        catch (Exception e) when (RunIndex.IsFailure(e))
        {
            index.Failed(e as SqliteException);
            _read = store.Read(index.Place, filter, zone, now);
            return askDirectly(_read);
        }
    }
}
