using Guild.Core.Flags;
using Guild.Core.Runs;

namespace Guild.Core.Batches.Trials;

/// <summary>
/// The trials that a batch made before it ended early (runs.md 7.3): which are done, and which wait to be run, again or for the first time.
/// </summary>
/// <param name="batch">The batch.</param>
/// <param name="linked">The runs that it has links to.</param>
internal sealed class ResumedTrials(BatchRecord batch, IEnumerable<Run> linked)
{
    // Those that are done first: of two trials with the same flags, one that is done is enough.
    private readonly List<Run> _left = [.. linked.OrderBy(r => IsDone(batch, r) ? 0 : 1).ThenBy(r => r.Age).ThenBy(r => r.Id.Value, StringComparer.Ordinal)];

    /// <summary>How many trials are done.</summary>
    public int Done => _left.Count(r => IsDone(batch, r));

    /// <summary>The trials that aren't, oldest first.</summary>
    public IReadOnlyList<Run> Undone => [.. _left.Where(r => !IsDone(batch, r))];

    /// <summary>Takes the trial that has these flags; <see langword="null"/> when there is none, or it is taken.</summary>
    public Run? Take(IReadOnlyList<NamedValue> flags)
    {
        var found = _left.FirstOrDefault(r => Matches(r, flags));
        if (found is not null)
            _left.Remove(found);
        return found;
    }

    /// <summary>Whether nothing has to be done for a trial: it has succeeded, somebody runs it, or it is staged as it should be.</summary>
    public static bool IsDone(BatchRecord batch, Run trial) =>
        trial.Status is RunStatus.Completed or RunStatus.Running || (batch.StagesTrials && trial.Status == RunStatus.Staged);

    /// <summary>Makes a trial wait for its turn once more, however it ended.</summary>
    public static RunDirectory Await(Run trial)
    {
        RunRecord.WriteMarker(trial.Directory, trial.Directory.Pending);
        return trial.Directory;
    }

    // A flag without value may have got one when the trial was started: the run of an operation that it requires.
    private static bool Matches(Run run, IReadOnlyList<NamedValue> flags) =>
        flags.All(f => f.Value.IsNull || (run.Flags[f.Key] is { } value && PythonEquality.AreEqual(value, f.Value)));
}
