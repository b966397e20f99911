namespace Guild.Core.Runs;

/// <summary>Runs of a list that follow one another, none of them looked at yet.</summary>
internal sealed class RunSlice(RunList list, int start, int count) : RunList
{
    public override int Count => Math.Clamp(list.Count - start, 0, count);

    public override IReadOnlyList<Run> Range(int from, int most) => list.Range(start + from, Math.Clamp(count - from, 0, most));

    public override IReadOnlyList<Run> WithPrefix(string prefix) => [.. this.Where(r => r.Id.Value.StartsWith(prefix, StringComparison.Ordinal))];

    public override IEnumerable<Run> With(AttributeNames attributes) => list.With(attributes).Skip(start).Take(count);

    public override IEnumerator<Run> GetEnumerator() => list.Skip(start).Take(count).GetEnumerator();
}
