using Guild.Core.Runs;

namespace Guild.Core.Resources;

/// <summary>Upstream runs of a home.</summary>
public sealed class UpstreamRuns(RunStore store) : IUpstreamRuns
{
    private readonly RunFinder _finder = new(store);

    /// <inheritdoc/>
    public UpstreamRun? FindLatest(IReadOnlyList<OperationReference> operations, string? idPrefix, bool allowsStaged)
    {
        var statuses = allowsStaged ? RunFinder.FlagStatuses : RunFinder.DependencyStatuses;
        var run = idPrefix is null
            ? _finder.Latest(operations, statuses)
            : _finder.WithPrefix(idPrefix).FirstOrDefault(r => IsGoodEnough(r, operations, statuses));
        return Of(run);
    }

    /// <inheritdoc/>
    public UpstreamRun? FindById(string id) => Of(store.Find(new RunId(id)));

    private static bool IsGoodEnough(Run run, IReadOnlyList<OperationReference> operations, IReadOnlyList<RunStatus> statuses) =>
        run.OpRef is { } opRef && operations.Any(o => o.Matches(opRef)) && statuses.Contains(run.Status);

    private static UpstreamRun? Of(Run? run) => run is null ? null : new UpstreamRun(run.Id.Value, run.Directory.Path);
}
