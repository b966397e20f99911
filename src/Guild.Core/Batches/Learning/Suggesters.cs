using Guild.Core.Batches.Search;

namespace Guild.Core.Batches.Learning;

/// <summary>The ways in which the built-in optimizers learn.</summary>
internal static class Suggesters
{
    /// <summary>The way of an optimizer.</summary>
    /// <param name="optimizer">An optimizer that learns from its trials.</param>
    /// <param name="space">The search space.</param>
    /// <param name="settings">The optimizer's flags.</param>
    /// <param name="random">Decides what is left to chance.</param>
    public static IPointSuggester Of(BuiltinOptimizer optimizer, SearchSpace space, LearningSettings settings, StableRandom random) =>
        optimizer == BuiltinOptimizer.Forest ? new TreeSearch(space, settings, (points, values) => TreeForest.Fit(points, values, random), random)
        : optimizer == BuiltinOptimizer.BoostedTrees ? new TreeSearch(space, settings, (points, values) => BoostedTrees.Fit(points, values, random), random)
        : new GaussianProcessSearch(space, settings, random);
}
