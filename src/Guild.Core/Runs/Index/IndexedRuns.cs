using Guild.Core.Runs.Filters;
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

    // So many are taken out of the index in one go: each by itself would have it locked and unlocked as often.
    private const int ChunkSize = 256;

    private readonly HashSet<long> _verified = [];
    private RunColumns _columns = index.Columns();
    private int[]? _matches;
    private RunList? _read;
    private RunRow[]? _chosen;
    private AttributeNames? _verifiedAttributes;
    private bool _isAllVerified;

    public override int Count => Safely(CountRows, r => r.Count);

    public override IReadOnlyList<Run> First(int count) => Safely(() => Show(() => FirstRows(count)), r => r.First(count));

    public override IReadOnlyList<Run> WithPrefix(string prefix) => Safely(() => Show(() => RowsWithPrefix(prefix)), r => r.WithPrefix(prefix));

    public override IReadOnlyList<string>? Others => Safely(() => _columns.Others(), r => r.Others);

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
                return Stream(_chosen ??= FirstRows(int.MaxValue)).GetEnumerator();
            },
            r => r.GetEnumerator());
    }

    private IEnumerable<Run> Stream(RunRow[] rows)
    {
        foreach (var chunk in rows.Chunk(ChunkSize))
        {
            foreach (var run in Safely(() => _columns.AtOnce(() => Array.ConvertAll(chunk, Make)), r => Array.ConvertAll(chunk, c => store.Open(Directory(c)))))
            {
                if (run is not null)
                    yield return run;
            }
        }
    }

    private int CountRows() => filter.IsEmpty ? _columns.Count : Matches().Length;

    private RunRow[] FirstRows(int count)
    {
        if (filter.IsEmpty)
            return count == int.MaxValue ? _columns.Rows : _columns.First(count);
        var matches = Matches();
        return [.. matches.Take(count).Select(m => _columns.Rows[m])];
    }

    private RunRow[] RowsWithPrefix(string prefix)
    {
        var rows = _columns.WithPrefix(prefix);
        if (filter.IsEmpty)
            return rows;
        var passed = new HashSet<long>();
        foreach (var match in Matches())
            passed.Add(_columns.Rows[match].Run);
        return [.. rows.Where(r => passed.Contains(r.Run))];
    }

    private int[] Matches()
    {
        if (_matches is not null)
            return _matches;
        var rows = _columns.Rows;
        var known = new RowFilter(filter, _columns, zone);
        var matches = new List<int>();
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].IsReadDirectly)
            {
                if (store.Open(Directory(rows[i])) is { } run && filter.Matches(run, zone, now))
                    matches.Add(i);
            }
            else if (known.Matches(rows[i]) && (known.Rest.IsEmpty || known.Rest.Matches(FromColumns(i), zone, now)))
            {
                matches.Add(i);
            }
        }

        return _matches = [.. matches];
    }

    private Run FromColumns(int position) =>
        store.Known(Directory(_columns.Rows[position]), _columns.OpRef(_columns.Rows[position].OpRef).Text, new ColumnRun(_columns, position));

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

            var changed = _isAllVerified ? [] : index.Verification.Of(rows.Where(r => !_verified.Contains(r.Run) && (r.State & RunStates.Unfinished) == 0).Select(r => r.Run));
            if (changed.Count == 0 || attempt == Attempts)
            {
                foreach (var row in rows)
                    _verified.Add(row.Run);
                return [.. rows.Select(Make).OfType<Run>()];
            }

            Rescan(changed);
        }
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
        _columns = index.Columns();
        _matches = null;
    }

    private Run? Make(RunRow row) =>
        !row.IsReadDirectly && _columns.Packed(row) is { } packed ? store.Known(Directory(row), _columns.OpRef(row.OpRef).Text, packed) : store.Open(Directory(row));

    private RunDirectory Directory(RunRow row) => new(index.Directory + "/" + row.Id);

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
