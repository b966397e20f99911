using Guild.Core.Errors;
using Guild.Core.Runs.Filters;
using Guild.Core.Runs.Index;
using Guild.Core.Runs.Transfer;
using Guild.Core.Steps;

namespace Guild.Core.Runs;

/// <summary>The runs of a home. Run directories are the truth; where there are many, an index tells which of them are worth reading.</summary>
public sealed class RunStore
{
    // Below this, threads cost more than they save.
    private const int ManyRuns = 200;

    private readonly GuildEnvironment _environment;
    private readonly IProcessTable _processes;
    private readonly RunStatusReader _status;
    private readonly StalePending _stalePending;

    // Made once: filters look at a hundred thousand runs, each of which has it.
    private readonly Func<RunDirectory, RunState> _readState;

    /// <summary>The runs of the environment's home.</summary>
    public RunStore(GuildEnvironment environment, IProcessTable processes)
    {
        _environment = environment;
        _processes = processes;
        _status = new RunStatusReader(processes);
        _stalePending = new StalePending(environment, processes);
        _readState = ReadState;
    }

    /// <summary>The index; <see langword="null"/> for none.</summary>
    public RunIndex? Index { get; init; }

    /// <summary>The directory that holds runs of a place.</summary>
    public string DirectoryOf(RunPlace place) =>
        place == RunPlace.Live ? _environment.RunsDirectory : _environment.TrashDirectory;

    /// <summary>The runs of a place, newest first. What isn't a run is passed over.</summary>
    public RunList List(RunPlace place = RunPlace.Live) => Select(new RunFilter(), TimeZoneInfo.Utc, default, place);

    /// <summary>
    /// The runs that are looked through for one that something needs: all, or in a step those that its parent has links to (guildfile.md
    /// 13.2, 12).
    /// </summary>
    internal IEnumerable<Run> Searched() =>
        _environment.Variable(StepRunner.ParentVariable) is { } parent ? LinkedFrom(Path.Combine(_environment.RunsDirectory, parent)) : List();

    /// <summary>The runs that a run has links to, newest first: those of its steps, or the trials of a batch.</summary>
    /// <param name="directory">Absolute path of the run's directory.</param>
    internal IEnumerable<Run> LinkedFrom(string directory) => !Directory.Exists(directory)
        ? []
        : new DirectoryInfo(directory).EnumerateDirectories()
            .Select(d => d.ResolveLinkTarget(returnFinalTarget: true)?.FullName)
            .OfType<string>()
            .Distinct()
            .Select(path => Open(new RunDirectory(path)))
            .OfType<Run>()
            .OrderByDescending(r => r.Age);

    /// <summary>The runs of a place that pass a filter, newest first.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="zone">The local time zone.</param>
    /// <param name="now">The time now.</param>
    /// <param name="place">The place.</param>
    public RunList Select(RunFilter filter, TimeZoneInfo zone, DateTimeOffset now, RunPlace place = RunPlace.Live) =>
        Index?.List(this, place, filter, zone, now) ?? Read(place, filter, zone, now);

    /// <summary>The runs of a place that pass a filter, read from their directories.</summary>
    internal RunList Read(RunPlace place, RunFilter filter, TimeZoneInfo zone, DateTimeOffset now)
    {
        var runs = ListIn(DirectoryOf(place));
        return new ReadRuns(filter.IsEmpty ? runs : [.. runs.Where(r => filter.Matches(r, zone, now) && !r.IsGone).Select(Unasked)]);
    }

    /// <summary>
    /// A run as if nothing had been asked of it. What filters and the order of runs couldn't read of it doesn't count as its
    /// <see cref="Run.Damage"/>, only what is shown: an index, where there is one, doesn't ask the same.
    /// </summary>
    public Run Unasked(Run run) => run.Damage is null ? run : Open(run.Directory) ?? run;

    /// <summary>A run of which something is known already.</summary>
    internal Run Known(KnownRun known) => new(known, _readState);

    /// <summary>Looks a run's state up.</summary>
    internal RunState StateOf(RunDirectory run) => ReadState(run);

    /// <summary>The runs directly below any directory, newest first.</summary>
    public IReadOnlyList<Run> ListIn(string directory)
    {
        var paths = Array.FindAll(DirectoriesIn(directory), p => !Leftovers.IsNoRun(Path.GetFileName(p)));
        var keyed = new (Run? Run, long Age)[paths.Length];
        // Ages are read here, once and side by side: a sort would ask for each of them many times, one after the other.
        if (paths.Length < ManyRuns)
        {
            for (var i = 0; i < paths.Length; i++)
                keyed[i] = WithAge(paths[i]);
        }
        else
        {
            SideBySide.For(paths.Length, ManyRuns / 8, i => keyed[i] = WithAge(paths[i]));
        }

        Array.Sort(keyed, NewestFirst);
        return [.. keyed.Select(k => k.Run).OfType<Run>().Where(r => !r.IsGone).Select(Unasked)];
    }

    /// <summary>Finishes what killed commands have begun: clears away runs that were half deleted or half moved.</summary>
    public void Sweep(RunPlace place) => Leftovers.Sweep(DirectoryOf(place), _processes);

    /// <summary>A run by its full id; <see langword="null"/> when there is none.</summary>
    public Run? Find(RunId id, RunPlace place = RunPlace.Live) =>
        id.Value.Length == 0 || id.Value.Contains('/', StringComparison.Ordinal) || id.Value is "." or ".."
            ? null
            : Open(new RunDirectory(Path.Combine(DirectoryOf(place), id.Value)));

    /// <summary>The run in a directory, wherever it is; <see langword="null"/> when it isn't one.</summary>
    public Run? Open(RunDirectory directory)
    {
        try
        {
            return RunRecord.ReadOpRefText(directory) is { } text ? new Run(directory, text, ReadState) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Run.WithoutOpRef(directory, $"cannot read run '{directory.Id}' ({directory.Path}): {e.Message}", ReadState);
        }
    }

    private static string[] DirectoriesIn(string directory)
    {
        try
        {
            return Directory.GetDirectories(directory);
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (UnauthorizedAccessException e)
        {
            // Not the same as having no runs.
            throw new GuildException(
                [new GuildError($"cannot read '{directory}': {e.Message}") { Fix = "see whom it belongs to, or name another Guild home with -H or GUILD_HOME" }], cause: e);
        }
    }

    private (Run? Run, long Age) WithAge(string path)
    {
        var run = Open(new RunDirectory(path));
        return (run, run?.Age ?? 0);
    }

    private static int NewestFirst((Run? Run, long Age) a, (Run? Run, long Age) b) =>
        b.Age.CompareTo(a.Age) is var order and not 0 ? order : string.CompareOrdinal(a.Run?.Id.Value, b.Run?.Id.Value);

    private RunState ReadState(RunDirectory run)
    {
        var state = _status.Read(run);
        return state.Status == RunStatus.Pending && _stalePending.IsStale(run) ? _status.Read(run, ignoresPending: true) : state;
    }
}
