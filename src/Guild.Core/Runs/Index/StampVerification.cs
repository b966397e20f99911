using Guild.Core.Running.Posix;

namespace Guild.Core.Runs.Index;

/// <summary>Finds runs that have changed since they were read.</summary>
internal sealed class StampVerification(IndexDatabase database, RunPlace place, DirectoryHandle runs)
{
    private const int ChunkSize = 4096;
    private const int SliceSize = 500;

    /// <summary>Those of all.</summary>
    /// <param name="attributes">The attributes that matter beside what came and went; <see langword="null"/> for all, and the scalars.</param>
    public List<ScanTarget> All(AttributeNames? attributes = null) =>
        Changed(
            database["SELECT r.id, r.entry, d.stamps FROM runs r JOIN details d ON d.run=r.run WHERE r.place=?1 AND r.kind=1 AND r.state & 3 = 0"].Bind(1, (long)place),
            out _,
            attributes);

    /// <summary>Those of the next runs in the order of lists.</summary>
    /// <param name="from">How many runs of the list to pass over.</param>
    /// <param name="count">How many were looked at.</param>
    public List<ScanTarget> Slice(long from, out int count)
    {
        var statement = database[
            """
            SELECT r.id, r.entry, d.stamps FROM (SELECT run FROM runs WHERE place=?1 AND kind=1 ORDER BY age DESC, id LIMIT ?2 OFFSET ?3) s
            JOIN runs r ON r.run=s.run JOIN details d ON d.run=s.run
            """].Bind(1, (long)place).Bind(2, SliceSize).Bind(3, from);
        return Changed(statement, out count);
    }

    /// <summary>Those of particular runs.</summary>
    public List<ScanTarget> Of(IEnumerable<long> numbers)
    {
        var chunk = new List<StampedRun>();
        var changed = new List<ScanTarget>();
        foreach (var number in numbers)
        {
            var statement = database["SELECT r.id, r.entry, d.stamps FROM runs r JOIN details d ON d.run=r.run WHERE r.run=?1"].Bind(1, number);
            if (statement.Step())
                chunk.Add(new StampedRun(statement.Text(0), (ulong)statement.Long(1), statement.Bytes(2).ToArray()));
            statement.Reset();
            if (chunk.Count == ChunkSize)
                Check(chunk, changed, attributes: null);
        }

        Check(chunk, changed, attributes: null);
        return changed;
    }

    /// <summary>Those whose label, tags, comments or mark have changed.</summary>
    public List<ScanTarget> Notes()
    {
        var statement = database[
            """
            SELECT r.id, r.entry, n.attrs, n.label_at, n.tags_at, n.comments_at, n.marked_at FROM notes n JOIN runs r ON r.run=n.run
            WHERE r.place=?1 AND r.kind=1 AND r.state & 3 = 0
            """].Bind(1, (long)place);
        var changed = new List<ScanTarget>();
        var chunk = new List<NotedRun>();
        while (statement.Step())
        {
            chunk.Add(new NotedRun(
                statement.Text(0), (ulong)statement.Long(1), statement.Long(2), statement.Long(3), statement.Long(4), statement.Long(5), statement.Long(6)));
            if (chunk.Count == ChunkSize)
                CheckNotes(chunk, changed);
        }

        statement.Reset();
        CheckNotes(chunk, changed);
        return changed;
    }

    private List<ScanTarget> Changed(Statement statement, out int count, AttributeNames? attributes = null)
    {
        var changed = new List<ScanTarget>();
        var chunk = new List<StampedRun>();
        count = 0;
        while (statement.Step())
        {
            count++;
            chunk.Add(new StampedRun(statement.Text(0), (ulong)statement.Long(1), statement.Bytes(2).ToArray()));
            if (chunk.Count == ChunkSize)
                Check(chunk, changed, attributes);
        }

        statement.Reset();
        Check(chunk, changed, attributes);
        return changed;
    }

    private void Check(List<StampedRun> chunk, List<ScanTarget> changed, AttributeNames? attributes) =>
        Check(chunk, changed, (run, probe) => RunStamps.Hold(run.Stamps, probe.MoveTo(run.Id), attributes), run => new ScanTarget(run.Id, run.Entry));

    // A file that wasn't there can't have come without its directory changing.
    private void CheckNotes(List<NotedRun> chunk, List<ScanTarget> changed) =>
        Check(
            chunk,
            changed,
            (run, probe) => probe.MoveTo(run.Id).Attributes() == run.Attributes
                && (run.Label == 0 || probe.Attribute("label"u8) == run.Label)
                && (run.Tags == 0 || probe.Attribute("tags"u8) == run.Tags)
                && (run.Comments == 0 || probe.Attribute("comments"u8) == run.Comments)
                && (run.Marked == 0 || probe.Attribute("marked"u8) == run.Marked),
            run => new ScanTarget(run.Id, run.Entry));

    private void Check<T>(List<T> chunk, List<ScanTarget> changed, Func<T, RunProbe, bool> holds, Func<T, ScanTarget> target)
    {
        const int FewRuns = 64;
        if (chunk.Count < FewRuns)
        {
            var probe = new RunProbe(runs);
            foreach (var run in chunk)
            {
                if (!holds(run, probe))
                    changed.Add(target(run));
            }
        }
        else
        {
            var isChanged = new bool[chunk.Count];
            Parallel.For(0, chunk.Count, () => new RunProbe(runs), (i, _, probe) => Marked(isChanged, i, !holds(chunk[i], probe), probe), _ => { });
            for (var i = 0; i < isChanged.Length; i++)
            {
                if (isChanged[i])
                    changed.Add(target(chunk[i]));
            }
        }

        chunk.Clear();
    }

    private static RunProbe Marked(bool[] isChanged, int index, bool value, RunProbe probe)
    {
        isChanged[index] = value;
        return probe;
    }

    private sealed record StampedRun(string Id, ulong Entry, byte[] Stamps);

    private sealed record NotedRun(string Id, ulong Entry, long Attributes, long Label, long Tags, long Comments, long Marked);
}
