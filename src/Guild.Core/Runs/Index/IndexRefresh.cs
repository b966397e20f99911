using System.Diagnostics;
using Guild.Core.Running.Posix;
using Guild.Core.Runs.Index.Database;
using Guild.Core.Runs.Index.Stamps;

namespace Guild.Core.Runs.Index;

/// <summary>Makes the index of one place true again: what came, went and changed since it was looked at last.</summary>
internal sealed class IndexRefresh(IndexDatabase database, RunPlace place, string directory, DirectoryHandle runs, RunScanner scanner, TimeProvider time, IndexWork work)
{
    // Fewer than this are read before threads have started.
    private const int ManyRuns = 16;

    // So many are written in one go: other processes wait for no longer than that takes.
    private const int BatchSize = 500;

    // What a command spends on runs that nobody asked for.
    private static readonly TimeSpan SweepTime = TimeSpan.FromMilliseconds(12);

    // Few enough that the time is kept to.
    private const int SliceSize = 64;

    private readonly IndexWriter _writer = new(database, place);

    /// <summary>Brings the index up to date.</summary>
    /// <param name="scope">How much is verified beside what has to be.</param>
    /// <param name="notes">The notes that are verified with <see cref="IndexScope.Notes"/>.</param>
    public void Refresh(IndexScope scope, IReadOnlyList<string> notes)
    {
        var settled = RunScanner.SettledBefore(time);
        var changedAt = runs.ChangedAt(".\0"u8);
        var state = database["SELECT stamp, generation, swept, runs FROM places WHERE place=?1"].Bind(1, (long)place);
        state.Step();
        var (stamp, generation, swept, count) = (state.Long(0), state.Long(1), state.Long(2), (int)state.Long(3));
        state.Reset();

        var suspects = new List<ScanTarget>();
        var isListed = stamp == 0 || stamp != changedAt;
        // The names are read while what is known is looked at.
        var names = isListed ? Task.Run(() => ReadNames(count)) : null;
        // Before the runs that weren't finished are looked at: what another process puts in from here on, which may be a run that it saw half
        // made, counts as unknown.
        var known = isListed ? KnownEntries() : [];
        FindOpen(suspects);
        Verify(scope, notes, swept, suspects);
        if (names is not null)
            FindNames(names, known, suspects);
        var newStamp = !isListed ? stamp : changedAt < settled ? changedAt : 0;
        if (suspects.Count == 0 && newStamp == stamp)
            return;
        Scan(Distinct(suspects), () =>
        {
            if (!isListed)
                return;
            // Another process that changed names meanwhile may have seen newer ones than we.
            var isAlone = database["SELECT generation FROM places WHERE place=?1"].Bind(1, (long)place).Number() == generation;
            database["UPDATE places SET stamp=?1, generation=generation+1 WHERE place=?2"].Bind(1, isAlone ? newStamp : 0).Bind(2, (long)place).Run();
        });
    }

    /// <summary>Reads runs again.</summary>
    public void Rescan(IReadOnlyList<ScanTarget> targets) => Scan(targets, () => { });

    private DirectoryNames ReadNames(int expected) => DirectoryNames.Read(directory, expected: expected) ?? throw new IOException($"cannot list {directory}");

    /// <summary>Compares the index with the directory: adds to the suspects what is new, and takes out what is gone.</summary>
    private void FindNames(Task<DirectoryNames> reading, HashSet<long> known, List<ScanTarget> suspects)
    {
        var added = new List<ScanTarget>();
        FindNew(reading.GetAwaiter().GetResult(), known, added);
        if (known.Count > 0)
        {
            // Another process may have put in what came after the names were read. So what is gone is decided where nobody else writes: whoever
            // put a run in before that had seen a directory that the names would have, too.
            database.Write(() =>
            {
                known = KnownEntries();
                known.ExceptWith(added.Select(a => (long)a.Entry));
                added.Clear();
                FindNew(ReadNames(known.Count), known, added);
                foreach (var entry in known)
                    _writer.Remove(database["SELECT run FROM runs WHERE place=?1 AND entry=?2"].Bind(1, (long)place).Bind(2, entry).Number()!.Value);
            });
            suspects.RemoveAll(s => known.Contains((long)s.Entry));
        }

        suspects.AddRange(added);
    }

    private HashSet<long> KnownEntries()
    {
        var known = new HashSet<long>((int)(database["SELECT runs FROM places WHERE place=?1"].Bind(1, (long)place).Number() ?? 0));
        var statement = database["SELECT entry FROM runs INDEXED BY runs_by_entry WHERE place=?1"].Bind(1, (long)place);
        while (statement.Step())
            known.Add(statement.Long(0));
        statement.Reset();
        return known;
    }

    // What stays among the known is gone.
    private static void FindNew(DirectoryNames names, HashSet<long> known, List<ScanTarget> added)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (!known.Remove((long)names.Entries[i]))
                added.Add(new ScanTarget(names.Name(i), names.Entries[i]));
        }
    }

    private void FindOpen(List<ScanTarget> suspects)
    {
        var probe = new RunProbe(runs);
        var statement = database["SELECT r.id, r.entry, r.state, s.stamps FROM runs r INDEXED BY runs_open CROSS JOIN stamps s ON s.place=r.place AND s.run=r.run WHERE r.place=?1 AND r.state & 3"]
            .Bind(1, (long)place);
        while (statement.Step())
        {
            var id = statement.Text(0);
            var isRecent = ((RunStates)statement.Long(2)).HasFlag(RunStates.Recent);
            if (isRecent || !RunStamps.Hold(statement.Bytes(3), probe.MoveTo(id)))
                suspects.Add(new ScanTarget(id, (ulong)statement.Long(1)));
        }

        statement.Reset();
    }

    private void Verify(IndexScope scope, IReadOnlyList<string> notes, long swept, List<ScanTarget> suspects)
    {
        var verification = new StampVerification(database, place, runs);
        if (scope == IndexScope.All)
            suspects.AddRange(verification.All());
        else if (scope == IndexScope.Notes)
            suspects.AddRange(verification.Notes(notes));
        else
            Sweep(verification, swept, suspects);
    }

    private void Sweep(StampVerification verification, long swept, List<ScanTarget> suspects)
    {
        var watch = Stopwatch.StartNew();
        var below = swept == 0 ? long.MaxValue : swept;
        do
            suspects.AddRange(verification.Slice(ref below, SliceSize));
        while (below != 0 && watch.Elapsed < SweepTime);

        // After the oldest run the next command begins with the newest again.
        if (below == swept)
            return;
        try
        {
            database.WithoutWaiting(() => database["UPDATE places SET swept=?1 WHERE place=?2"].Bind(1, below).Bind(2, (long)place).Run());
        }
        catch (Microsoft.Data.Sqlite.SqliteException e) when (!IndexDatabase.IsDamage(e))
        {
            // Somebody writes; then the next command sweeps the same runs once more.
        }
    }

    private static List<ScanTarget> Distinct(List<ScanTarget> targets)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return targets.FindAll(t => seen.Add(t.Id));
    }

    private void Scan(IReadOnlyList<ScanTarget> targets, Action finish)
    {
        using var permission = work.Begin(targets.Count);
        try
        {
            ScanAll(targets.Count > BatchSize ? OldestFirst(targets) : targets, finish);
        }
        finally
        {
            work.End();
        }
    }

    private void ScanAll(IReadOnlyList<ScanTarget> targets, Action finish)
    {
        if (targets.Count > BatchSize)
            database.PrepareToWriteMuch();
        var reading = Read(targets, 0);
        for (var from = 0; ; from += BatchSize)
        {
            var (seen, task) = reading;
            var batch = task.GetAwaiter().GetResult();
            var isLast = from + BatchSize >= targets.Count;
            // The next are read while these are written.
            if (!isLast)
                reading = Read(targets, from + BatchSize);
            try
            {
                database.Write(() =>
                {
                    var isAlone = database.ChangesOfOthers == seen;
                    // What another process has put in meanwhile may be newer than what we read: while nobody else writes, reading is safe.
                    foreach (var facts in batch)
                        _writer.Put(isAlone || !_writer.HasOther(facts) ? facts : scanner.Scan(facts.Id, facts.Entry, runs));
                    // Only when all is written: a process that is killed before leaves the rest to the next command.
                    if (isLast)
                        finish();
                });
            }
            catch
            {
                // The directory that it reads from is about to be closed.
                Task.WaitAny(reading.Batch);
                throw;
            }

            work.Report(from + batch.Length);
            if (isLast)
                return;
            // Left to itself the collector lets what was read of thousands of runs pile up.
            GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        }
    }

    private (long Seen, Task<RunFacts[]> Batch) Read(IReadOnlyList<ScanTarget> targets, int from)
    {
        var seen = database.ChangesOfOthers;
        var batch = new RunFacts[Math.Clamp(targets.Count - from, 0, BatchSize)];
        if (batch.Length >= ManyRuns)
            return (seen, Task.Run(() => ReadSideBySide(targets, from, batch)));
        for (var i = 0; i < batch.Length; i++)
            batch[i] = Scan(targets[from + i]);
        return (seen, Task.FromResult(batch));
    }

    private RunFacts[] ReadSideBySide(IReadOnlyList<ScanTarget> targets, int from, RunFacts[] batch)
    {
        SideBySide.For(batch.Length, ManyRuns / 4, i => batch[i] = Scan(targets[from + i]));
        return batch;
    }

    private RunFacts Scan(ScanTarget target) => scanner.Scan(target.Id, target.Entry, runs);

    // Then numbers in the index go with age, and lists read the tables from one end to the other.
    private ScanTarget[] OldestFirst(IReadOnlyList<ScanTarget> targets)
    {
        var ages = new long[targets.Count];
        SideBySide.For(ages.Length, ManyRuns, i => ages[i] = scanner.Age(targets[i].Id));
        ScanTarget[] sorted = [.. targets];
        Array.Sort(ages, sorted);
        return sorted;
    }
}
