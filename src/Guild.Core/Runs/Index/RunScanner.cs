using System.Text;
using Guild.Abstractions;
using Guild.Core.Running.Posix;
using Guild.Core.Runs.Index.Rows;
using Guild.Core.Runs.Index.Stamps;
using Guild.Core.Scalars;

namespace Guild.Core.Runs.Index;

/// <summary>Reads from run directories what the index keeps.</summary>
/// <param name="directory">The directory of runs.</param>
/// <param name="readState">Looks up states.</param>
/// <param name="time">The clock that change times are compared with.</param>
internal sealed class RunScanner(string directory, Func<RunDirectory, RunState> readState, TimeProvider time)
{
    // Values that are rarely asked for, and large.
    private static readonly HashSet<string> NeverKept = new(["env", "op", "run_params", "platform", "pip_freeze", "deps"], StringComparer.Ordinal);
    private const int LargestKept = 4096;

    // A run with thousands of directories is one that has written data, not event files.
    private const int MostDirectories = 32;

    // A file's time is that of the kernel's last tick, and reading takes a while: what changed later than this may have changed again.
    private static readonly TimeSpan Unsettled = TimeSpan.FromSeconds(2);

    /// <summary>The time before which a change counts as settled, in nanoseconds since 1970.</summary>
    public static long SettledBefore(TimeProvider time) => (time.GetUtcNow() - DateTimeOffset.UnixEpoch - Unsettled).Ticks * 100;

    /// <summary>By what a run is ordered, whatever else there is to say about it.</summary>
    public long Age(string id)
    {
        try
        {
            return new Run(new RunDirectory(Path.Combine(directory, id)), "", readState).Age;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Reads one directory.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="entry">The number of its directory entry.</param>
    /// <param name="runs">The directory of runs.</param>
    public RunFacts Scan(string id, ulong entry, DirectoryHandle runs)
    {
        var settled = SettledBefore(time);
        // Times before contents: what changes in between is read again by the next command.
        var probe = new RunProbe(runs).MoveTo(id);
        var run = new RunDirectory(Path.Combine(directory, id));
        var stamps = new RunStamps(probe.Meta(), probe.Attributes(), probe.OpRef(), []);
        var none = new RunFacts(id, entry) { State = RunStates.Unfinished, Stamps = stamps };
        // No run (yet), maybe not even a directory.
        if (stamps.OpRef == 0)
            return none;
        try
        {
            var names = RunAttributes.Names(run);
            stamps = stamps with { Files = [.. names.Select(n => new FileStamp(n, probe.Attribute(Encoding.UTF8.GetBytes(n))))] };
            // There, but no file.
            if (RunRecord.ReadOpRefText(run) is not { } opRefText)
                return none;
            var read = new Run(run, opRefText, readState);
            var facts = Read(read, entry, names, stamps, probe.HasMarker(), settled);
            return read.IsGone ? none : facts;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not for us to read, or just deleted: whoever shows it reads it again and says why.
            return new RunFacts(id, entry) { IsRun = true, State = RunStates.Unfinished | RunStates.Direct, Stamps = stamps };
        }
    }

    private static RunFacts Read(Run run, ulong entry, IReadOnlyList<string> names, RunStamps stamps, bool hasMarker, long settled)
    {
        var kept = new List<MapEntry>(names.Count);
        var elsewhere = new List<string>();
        foreach (var name in names)
        {
            if (NeverKept.Contains(name))
                elsewhere.Add(name);
            else if (run[name] is not { } value)
                continue;
            else if (IsLarge(value) && !RunNotes.Names.Contains(name))
                elsewhere.Add(name);
            else
                kept.Add(new MapEntry(name, value));
        }

        var attributes = new MapValue(kept);
        var status = hasMarker ? null : Status(run.ExitStatus);
        var scalars = status is null ? new RunScalars([], []) : RunScalars.Read(run.Directory);
        var state = status is null ? RunStates.Unfinished : RunStates.Settled;
        if (run.OpRef is null || run.Damage is not null || run.IsBatch || scalars.HasLinkedRuns || !ValueBytes.CanHold(attributes) || elsewhere.Contains("flags") || elsewhere.Contains("opdef_attrs"))
            state |= RunStates.Direct;
        var watched = stamps with { Files = [.. stamps.Files, .. EventStamps(run.Directory, scalars)] };
        if (watched.Latest > settled)
            state |= RunStates.Recent;
        return new RunFacts(run.Id.Value, entry)
        {
            IsRun = true,
            State = state,
            Stamps = watched,
            Age = run.Age,
            Started = run.Started,
            OpRefText = run.OpRefText,
            Status = status ?? RunStatus.Pending,
            Digest = run.SourceCodeDigest,
            Attributes = attributes,
            Elsewhere = elsewhere,
            Scalars = status is null || scalars.HasLinkedRuns ? null : scalars,
        };
    }

    // Paths relative to the attributes, as of all stamps. One that is too long isn't watched. Beside the event files the directories where
    // others may come.
    private static IEnumerable<FileStamp> EventStamps(RunDirectory run, RunScalars scalars)
    {
        foreach (var file in scalars.Files.Concat(scalars.Directories.Take(MostDirectories)))
        {
            var name = "../../" + Path.GetRelativePath(run.Path, file);
            if (Encoding.UTF8.GetByteCount(name) <= byte.MaxValue && FileStat.Of(file) is { } stat)
                yield return new FileStamp(name, stat.ChangedAt);
        }
    }

    private static bool IsLarge(Value value) => value switch
    {
        TextValue text => text.Text.Length > LargestKept,
        ListValue or MapValue => ValueBytes.Write(value).Length > LargestKept,
        _ => false,
    };

    private static RunStatus? Status(long? exitStatus) => exitStatus switch
    {
        null or < int.MinValue or > int.MaxValue => null,
        0 => RunStatus.Completed,
        < 0 => RunStatus.Terminated,
        _ => RunStatus.Error,
    };
}
