using Guild.Abstractions;
using Guild.Core.Batches.Search;

namespace Guild.Core.Batches.Learning;

/// <summary>Optimization with trees: they say what to expect, and where most improvement is expected is looked next.</summary>
/// <param name="space">The search space.</param>
/// <param name="settings">The optimizer's flags.</param>
/// <param name="fit">Makes the model.</param>
/// <param name="random">Draws candidates.</param>
internal sealed class TreeSearch(SearchSpace space, LearningSettings settings, Func<double[][], double[], IRegression> fit, StableRandom random) : IPointSuggester
{
    /// <inheritdoc/>
    public IReadOnlyList<Value> Suggest(IReadOnlyList<Observation> known)
    {
        var losses = new Standardized([.. known.Select(o => o.Loss)]).Numbers;
        var candidates = new Candidates(space, known, random);
        var predictions = candidates.Predict(fit([.. known.Select(o => space.Encode(o.Point))], losses));
        var best = losses.Min();
        return candidates.Best(predictions, at => Acquisition.ExpectedImprovement(at, best, settings.Xi));
    }
}
