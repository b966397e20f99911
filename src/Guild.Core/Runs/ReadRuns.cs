namespace Guild.Core.Runs;

/// <summary>Runs that have been read from their directories already.</summary>
internal sealed class ReadRuns(IReadOnlyList<Run> runs) : RunList
{
    public override int Count => runs.Count;

    public override IReadOnlyList<Run> First(int count) => count >= runs.Count ? runs : [.. runs.Take(count)];

    public override IReadOnlyList<Run> WithPrefix(string prefix) => [.. runs.Where(r => r.Id.Value.StartsWith(prefix, StringComparison.Ordinal))];

    public override IEnumerator<Run> GetEnumerator() => runs.GetEnumerator();
}
