using System.Collections;

namespace Guild.Core.Runs;

/// <summary>
/// Runs of a home, newest first, as a filter let them through. Every run that is taken out tells the truth; what isn't taken out may not
/// have been looked at, so take no more than is needed.
/// </summary>
public abstract class RunList : IReadOnlyList<Run>
{
    /// <inheritdoc/>
    public abstract int Count { get; }

    /// <inheritdoc/>
    public Run this[int index] => Range(index, 1)[0];

    /// <summary>The first runs, not more than asked for.</summary>
    public IReadOnlyList<Run> First(int count) => Range(0, count);

    /// <summary>Runs that follow one another, not more than asked for.</summary>
    /// <param name="start">How many to pass over.</param>
    /// <param name="count">How many.</param>
    public abstract IReadOnlyList<Run> Range(int start, int count);

    /// <summary>The same as a list, to be looked at when they are taken out of it.</summary>
    /// <param name="start">How many to pass over.</param>
    /// <param name="count">How many, at most.</param>
    public RunList Slice(int start, int count) => start == 0 && count >= Count ? this : new RunSlice(this, start, count);

    /// <summary>The runs whose ids begin so.</summary>
    public abstract IReadOnlyList<Run> WithPrefix(string prefix);

    /// <summary>All runs, of which nothing will be asked but their state and these attributes: that takes less looking at files.</summary>
    public virtual IEnumerable<Run> With(AttributeNames attributes) => this;

    /// <summary>The names of what lies among the runs and is none; <see langword="null"/> when that isn't known.</summary>
    public virtual IReadOnlyList<string>? Others => null;

    /// <inheritdoc/>
    public abstract IEnumerator<Run> GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
