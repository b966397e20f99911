namespace Guild.Core.Runs;

/// <summary>Runs that have been read from their directories already.</summary>
internal sealed class ReadRuns(IReadOnlyList<Run> runs) : RunList
{
    public override int Count => runs.Count;

    public override IReadOnlyList<Run> Range(int start, int count) => start == 0 && count >= runs.Count ? runs : [.. runs.Skip(start).Take(count)];

    public override IReadOnlyList<Run> WithPrefix(string prefix) => [.. runs.Where(r => r.Id.Value.StartsWith(prefix, StringComparison.Ordinal))];

    public override IEnumerator<Run> GetEnumerator() => runs.GetEnumerator();
}
