using System.Text;
using Guild.Core.Running.Posix;
using Guild.Core.Runs.Index.Database;

namespace Guild.Core.Runs.Index.Stamps;

/// <summary>Finds runs that have changed since they were read.</summary>
internal sealed class StampVerification(IndexDatabase database, RunPlace place, DirectoryHandle runs)
{
    // What a file that came later changes. The name leads from the directory to itself.
    private static readonly byte[] AttributesName = "."u8.ToArray();

    /// <summary>Those of all.</summary>
    /// <param name="attributes">The attributes that matter beside what came and went; <see langword="null"/> for all, and the scalars.</param>
    public List<ScanTarget> All(AttributeNames? attributes = null)
    {
        using var checks = Checks((stamps, run) => RunStamps.Hold(stamps, run, attributes));
        var statement = database["SELECT id, stamps FROM stamps WHERE place=?1"].Bind(1, (long)place);
        while (statement.Step())
            Add(checks.Next, statement);
        statement.Reset();
        return checks.Finish();
    }

    /// <summary>Those of the next runs, the newest first.</summary>
    /// <param name="below">The number in the index that all of them are below; afterwards that of the last, 0 when there is no further.</param>
    /// <param name="count">How many to look at.</param>
    public List<ScanTarget> Slice(ref long below, int count)
    {
        using var checks = Checks(HoldAll);
        var statement = database["SELECT id, stamps, run FROM stamps WHERE place=?1 AND run<?2 ORDER BY run DESC LIMIT ?3"]
            .Bind(1, (long)place).Bind(2, below).Bind(3, count);
        below = 0;
        while (statement.Step())
        {
            Add(checks.Next, statement);
            below = statement.Long(2);
        }

        statement.Reset();
        return checks.Finish();
    }

    /// <summary>Those of particular runs.</summary>
    public List<ScanTarget> Of(List<long> numbers) => database.Read(() =>
    {
        using var checks = Checks(HoldAll);
        foreach (var number in numbers)
        {
            var statement = database["SELECT id, stamps FROM stamps WHERE place=?1 AND run=?2"].Bind(1, (long)place).Bind(2, number);
            if (statement.Step())
                Add(checks.Next, statement);
            statement.Reset();
        }

        return checks.Finish();
    });

    /// <summary>Those of which one of these notes has changed.</summary>
    /// <param name="notes">Names out of <see cref="RunNotes"/>.</param>
    public List<ScanTarget> Notes(IReadOnlyList<string> notes)
    {
        using var checks = Checks(RunStamps.HoldFiles);
        var names = notes.Select(Encoding.UTF8.GetBytes).ToArray();
        var statement = database[$"SELECT id, attrs, {string.Join(", ", notes.Select(n => n + "_at"))} FROM notes WHERE place=?1"].Bind(1, (long)place);
        while (statement.Step())
        {
            var chunk = checks.Next;
            chunk.Begin(statement.Utf8(0));
            AddNotes(chunk, statement, names);
        }

        statement.Reset();
        return checks.Finish();
    }

    // One look for each note: at its file, or, where there was none, at the directory, without whose change none can have come.
    private static void AddNotes(StampChunk chunk, Statement statement, byte[][] names)
    {
        Span<byte> stamp = stackalloc byte[RunStamps.LongestFile];
        var isDirectoryAdded = false;
        for (var i = 0; i < names.Length; i++)
        {
            var changedAt = statement.Long(2 + i);
            if (changedAt != 0)
                chunk.Add(RunStamps.WriteFile(stamp, changedAt, names[i]));
            else if (!isDirectoryAdded)
                chunk.Add(RunStamps.WriteFile(stamp, statement.Long(1), AttributesName));
            isDirectoryAdded |= changedAt == 0;
        }
    }

    private static bool HoldAll(ReadOnlySpan<byte> stamps, RunProbe run) => RunStamps.Hold(stamps, run);

    private static void Add(StampChunk chunk, Statement statement)
    {
        chunk.Begin(statement.Utf8(0));
        chunk.Add(statement.Bytes(1));
    }

    private StampChecks Checks(StampChecks.Holds holds) => new(runs, holds, Target);

    private ScanTarget Target(string id) =>
        new(id, (ulong)(database["SELECT entry FROM runs WHERE place=?1 AND id=?2"].Bind(1, (long)place).Bind(2, id).Number() ?? 0));
}
