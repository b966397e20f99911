namespace Guild.Core.Runs.Index.Rows;

/// <summary>Where runs are in a list, by their numbers in the index.</summary>
internal sealed class RunPositions
{
    // Numbers are given one after the other and never again: where few were deleted, a table of all of them is the smallest there is.
    private const int MostSpread = 8;

    private readonly long _first;
    private readonly int[]? _table;
    private readonly Dictionary<long, int>? _map;

    /// <summary>Those of these rows.</summary>
    public RunPositions(RunRow[] rows)
    {
        if (rows.Length == 0)
            return;
        var last = _first = rows[0].Run;
        foreach (ref readonly var row in rows.AsSpan())
            (_first, last) = (Math.Min(_first, row.Run), Math.Max(last, row.Run));
        var spread = last - _first + 1;
        if (spread > (long)rows.Length * MostSpread)
        {
            _map = new Dictionary<long, int>(rows.Length);
            for (var i = 0; i < rows.Length; i++)
                _map[rows[i].Run] = i;
            return;
        }

        _table = new int[spread];
        for (var i = 0; i < rows.Length; i++)
            _table[rows[i].Run - _first] = i + 1;
    }

    /// <summary>The position of a run; -1 when it isn't in the list.</summary>
    public int Of(long run)
    {
        if (_map is not null)
            return _map.TryGetValue(run, out var position) ? position : -1;
        return _table is not null && run - _first is var at && at >= 0 && at < _table.Length ? _table[at] - 1 : -1;
    }
}
