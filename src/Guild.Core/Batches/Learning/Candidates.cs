using Guild.Abstractions;
using Guild.Core.Batches.Search;

namespace Guild.Core.Batches.Learning;

/// <summary>The points among which the next one is chosen: many from everywhere, some near the best ones so far.</summary>
internal sealed class Candidates
{
    private const int FromEverywhere = 1000;
    private const int BestPoints = 5;
    private const int NearEach = 40;
    private static readonly double[] Spreads = [0.2, 0.05, 0.01];

    private readonly List<IReadOnlyList<Value>> _points = [];
    private readonly double[][] _numbers;

    /// <summary>Draws points that no trial has had yet; any, where all have been had.</summary>
    public Candidates(SearchSpace space, IReadOnlyList<Observation> known, StableRandom random)
    {
        var had = known.Select(k => new ListValue(k.Point)).ToHashSet();
        // Trees expect the same of many points. Of those the first one counts, which should be near the best so far.
        foreach (var best in known.OrderBy(k => k.Loss).Take(BestPoints))
        {
            for (var i = 0; i < NearEach; i++)
                Add(space.DrawNear(best.Point, Spreads[i % Spreads.Length], random));
        }

        for (var i = 0; i < FromEverywhere; i++)
            Add(space.Draw(random));
        if (_points.Count == 0)
            _points.Add(space.Draw(random));
        _numbers = [.. _points.Select(space.Encode)];

        void Add(IReadOnlyList<Value> point)
        {
            if (had.Add(new ListValue(point)))
                _points.Add(point);
        }
    }

    /// <summary>What a model expects at each point.</summary>
    public Prediction[] Predict(IRegression model) => Array.ConvertAll(_numbers, model.Predict);

    /// <summary>The point where a function of what is expected is least.</summary>
    public IReadOnlyList<Value> Best(Prediction[] predictions, Func<Prediction, double> acquisition)
    {
        var best = 0;
        var least = double.PositiveInfinity;
        for (var i = 0; i < predictions.Length; i++)
        {
            if (acquisition(predictions[i]) is var value && value < least)
                (best, least) = (i, value);
        }

        return _points[best];
    }
}
