using Guild.Core.Batches.Search;

namespace Guild.Core.Batches;

/// <summary>Takes some of many trials, as <c>--max-trials</c> asks (runs.md 7.4).</summary>
public static class TrialSample
{
    /// <summary>So many items, each set of them equally likely, in the order that they had.</summary>
    /// <param name="items">The items.</param>
    /// <param name="count">How many to take; <see langword="null"/> for all.</param>
    /// <param name="random">Chooses them.</param>
    public static IReadOnlyList<T> Take<T>(IReadOnlyList<T> items, int? count, StableRandom random)
    {
        if (count is not { } most || most >= items.Count)
            return items;
        var taken = new List<T>(most);
        for (var i = 0; taken.Count < most; i++)
        {
            if (random.NextIndex(items.Count - i) < most - taken.Count)
                taken.Add(items[i]);
        }

        return taken;
    }
}
