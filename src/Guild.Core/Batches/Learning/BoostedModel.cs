using Guild.Core.Batches.Search;

namespace Guild.Core.Batches.Learning;

/// <summary>
/// A sum of small trees, each of which corrects what those before it left (Friedman, "Greedy function approximation: a gradient boosting
/// machine", 2001; with the splits of "Stochastic gradient boosting", 2002, at random places).
/// </summary>
internal sealed class BoostedModel
{
    private const int Rounds = 60;
    private const int MostDepth = 3;
    private const double Rate = 0.2;

    private readonly double _start;
    private readonly RegressionTree[] _trees;

    private BoostedModel(double start, RegressionTree[] trees) => (_start, _trees) = (start, trees);

    /// <summary>Learns from observations.</summary>
    public static BoostedModel Fit(double[][] points, double[] values, StableRandom random)
    {
        var start = values.Average();
        double[] left = [.. values.Select(v => v - start)];
        var trees = new RegressionTree[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            trees[round] = RegressionTree.Grow(points, left, members => members.Average(m => left[m]), MostDepth, random);
            for (var i = 0; i < left.Length; i++)
                left[i] -= Rate * trees[round].At(points[i]);
        }

        return new BoostedModel(start, trees);
    }

    /// <summary>The value at a point.</summary>
    public double At(double[] point)
    {
        var sum = _start;
        foreach (var tree in _trees)
            sum += Rate * tree.At(point);
        return sum;
    }
}
