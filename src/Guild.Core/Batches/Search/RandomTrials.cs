using Guild.Core.Errors;

namespace Guild.Core.Batches.Search;

/// <summary>The trials of the optimizer <c>random</c>: points of the search space, each drawn by itself (runs.md 7.6).</summary>
public static class RandomTrials
{
    /// <summary>The flags of each trial.</summary>
    /// <param name="flags">The flags of the prototype.</param>
    /// <param name="count">The number of trials.</param>
    /// <param name="seed">Decides all values.</param>
    /// <exception cref="GuildException">A function is wrong, or there is nothing to search for.</exception>
    public static IReadOnlyList<IReadOnlyList<NamedValue>> Of(BatchFlags flags, int count, long seed)
    {
        var space = SearchSpace.Of(flags.Values, flags.Literal);
        var random = new StableRandom(seed);
        return [.. Enumerable.Range(0, count).Select(i => space.Draw(random)).Select((point, i) => space.Trial(i == 0 ? space.WithInitial(point) : point))];
    }
}
