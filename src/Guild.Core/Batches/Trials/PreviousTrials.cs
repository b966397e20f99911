using Guild.Core.Batches.Learning;
using Guild.Core.Batches.Search;
using Guild.Core.Errors;
using Guild.Core.Flags;
using Guild.Core.Runs;
using Guild.Core.Runs.Columns;
using Guild.Core.Runs.Filters;

namespace Guild.Core.Batches.Trials;

/// <summary>The completed runs that an optimizer learns from, whoever made them (runs.md 7.6).</summary>
/// <param name="batch">The batch.</param>
/// <param name="store">The runs.</param>
/// <param name="method">Which runs are meant: <c>batch</c>, <c>sourcecode</c> or <c>operation</c>.</param>
internal sealed class PreviousTrials(BatchRecord batch, RunStore store, string method)
{
    private readonly ColumnSpec _objective = batch.Objective.Column();

    /// <summary>The runs as they are now.</summary>
    /// <exception cref="GuildException">There is nothing to find them by.</exception>
    public IReadOnlyList<Run> Find() => [.. Candidates().Where(r => r.Status == RunStatus.Completed)];

    /// <summary>What runs have shown; those without the objective, or beside the search space, have shown nothing.</summary>
    public IReadOnlyList<Observation> Observe(IEnumerable<Run> runs, SearchSpace space) =>
        [.. runs.OrderBy(r => r.Age).Select(r => Observe(r, space)).OfType<Observation>()];

    private Observation? Observe(Run run, SearchSpace space) =>
        _objective.ValueOf(new RunValues(run, TimeZoneInfo.Utc, default)) is { } value && PythonEquality.Number(value) is { } number && double.IsFinite(number)
            && space.PointOf(run.Flags) is { } point
            ? new Observation(point, batch.Objective.IsMaximized ? -number : number)
            : null;

    private IEnumerable<Run> Candidates()
    {
        switch (method)
        {
            case "batch":
                return store.LinkedFrom(batch.Run.Directory.Path);
            case "operation":
                var operation = RunOperation.Text(batch.Prototype);
                return store.Searched().Where(r => RunOperation.Text(r) == operation);
            default:
                var digest = batch.Prototype.SourceCodeDigest ?? throw new GuildException(
                    $"Cannot find runs for batch proto in {batch.Prototype.Directory.Path}: missing sourcecode digest");
                return store.Searched().Where(r => r.SourceCodeDigest == digest);
        }
    }
}
