namespace Guild.Core.Runs.Filters;

/// <summary>A range of start times: from <see cref="Start"/> on, up to but without <see cref="End"/>.</summary>
/// <param name="Start">The first moment; <see langword="null"/> for no bound.</param>
/// <param name="End">The first moment after; <see langword="null"/> for no bound.</param>
public readonly record struct StartedRange(DateTime? Start, DateTime? End)
{
    /// <summary>Whether a local time lies within.</summary>
    public bool Contains(DateTime time) => (Start is null || time >= Start) && (End is null || time < End);
}
