using Guild.Abstractions;
using Guild.Core.Batches.Search;

namespace Guild.Core.Batches.Learning;

/// <summary>Bayesian optimization: a Gaussian process says what to expect, an acquisition function where to look next.</summary>
internal sealed class GaussianProcessSearch(SearchSpace space, LearningSettings settings, StableRandom random) : IPointSuggester
{
    // A fit takes time that grows with the cube of this.
    private const int MostObservations = 150;

    private static readonly string[] Functions = ["LCB", "EI", "PI"];

    /// <summary>What each acquisition function has been good for so far, where one is chosen among the three.</summary>
    private readonly double[] _gains = new double[Functions.Length];

    /// <summary>Where each of them would have looked last time.</summary>
    private IReadOnlyList<Value>[] _proposals = [];

    /// <inheritdoc/>
    public IReadOnlyList<Value> Suggest(IReadOnlyList<Observation> known)
    {
        var used = Telling(known);
        var losses = new Standardized([.. used.Select(o => o.Loss)]);
        var noise = settings.Noise / (losses.Deviation * losses.Deviation);
        var model = GaussianProcess.Fit([.. used.Select(o => space.Encode(o.Point))], losses.Numbers, noise);
        var candidates = new Candidates(space, known, random);
        var predictions = candidates.Predict(model);
        var best = losses.Numbers.Min();
        var chosen = Array.IndexOf(Functions, settings.AcquisitionFunction);
        if (chosen >= 0)
            return candidates.Best(predictions, at => Worth(chosen, at, best));

        for (var i = 0; i < _proposals.Length; i++)
            _gains[i] -= model.Predict(space.Encode(_proposals[i])).Mean;
        _proposals = [.. Functions.Select((_, function) => candidates.Best(predictions, at => Worth(function, at, best)))];
        return _proposals[Hedged()];
    }

    private double Worth(int function, Prediction at, double best) => Functions[function] switch
    {
        "LCB" => Acquisition.LowerConfidenceBound(at, settings.Kappa),
        "EI" => Acquisition.ExpectedImprovement(at, best, settings.Xi),
        _ => Acquisition.ProbabilityOfImprovement(at, best, settings.Xi),
    };

    // Hoffman et al., "Portfolio allocation for Bayesian optimization", 2011.
    private int Hedged()
    {
        var most = _gains.Max();
        double[] weights = [.. _gains.Select(g => Math.Exp(g - most))];
        var place = random.NextUnit() * weights.Sum();
        for (var i = 0; i < weights.Length - 1; i++)
        {
            if ((place -= weights[i]) < 0)
                return i;
        }

        return weights.Length - 1;
    }

    // The best ones tell where the least value may lie, the latest ones what this search has found out.
    private static IReadOnlyList<Observation> Telling(IReadOnlyList<Observation> known)
    {
        if (known.Count <= MostObservations)
            return known;
        var best = known.OrderBy(o => o.Loss).Take(MostObservations / 3).ToHashSet();
        return [.. known.Where(o => !best.Contains(o)).TakeLast(MostObservations - best.Count), .. best];
    }
}
