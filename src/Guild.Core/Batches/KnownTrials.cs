using Guild.Core.Batches.Search;
using Guild.Core.Errors;

namespace Guild.Core.Batches;

/// <summary>The trials of an optimizer that knows them all beforehand: the same for whoever shows them and whoever runs them.</summary>
public static class KnownTrials
{
    /// <summary>The flags of each trial.</summary>
    /// <param name="optimizer">The optimizer; none that learns from its trials.</param>
    /// <param name="flags">The flags of the prototype.</param>
    /// <param name="maxTrials">How many to run at most; <see langword="null"/> for the optimizer's own limit.</param>
    /// <param name="seed">The seed of the batch.</param>
    /// <exception cref="GuildException">There can be no such trials.</exception>
    public static IReadOnlyList<IReadOnlyList<NamedValue>> Of(BuiltinOptimizer optimizer, BatchFlags flags, int? maxTrials, long seed) =>
        optimizer == BuiltinOptimizer.Grid
            ? GridTrials.Of(flags, maxTrials, seed)
            : RandomTrials.Of(flags, maxTrials ?? optimizer.MaxTrials ?? 0, seed);
}
