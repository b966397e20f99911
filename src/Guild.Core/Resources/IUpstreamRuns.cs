using Guild.Core.Runs;

namespace Guild.Core.Resources;

/// <summary>Finds the runs whose files an operation source takes (runs.md 6.5, "Choosing the run").</summary>
public interface IUpstreamRuns
{
    /// <summary>
    /// The run to use: the newest marked one, else the newest, among runs of the given operations that are completed, running or
    /// terminated; <see langword="null"/> when there is none.
    /// </summary>
    /// <param name="operations">Operation patterns; a run of any of them counts.</param>
    /// <param name="idPrefix">Only runs whose id begins with this, the latest of which is taken, marked or not; <see langword="null"/> for any.</param>
    /// <param name="allowsStaged">Whether staged runs count too.</param>
    UpstreamRun? FindLatest(IReadOnlyList<OperationReference> operations, string? idPrefix, bool allowsStaged);

    /// <summary>The run with exactly this id, whatever its operation and status; <see langword="null"/> when there is none.</summary>
    UpstreamRun? FindById(string id);
}
