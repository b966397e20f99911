using Guild.Core.Batches.Search;

namespace Guild.Core.Batches.Learning;

/// <summary>
/// Trees that split at random places (Geurts et al., "Extremely randomized trees", 2006): their mean is what is expected, how far they lie
/// apart is how uncertain that is (Hutter et al., "Sequential model-based optimization for general algorithm configuration", 2011).
/// </summary>
internal sealed class TreeForest : IRegression
{
    private const int Trees = 100;
    private const int MostDepth = 64;

    private readonly RegressionTree[] _trees;

    private TreeForest(RegressionTree[] trees) => _trees = trees;

    /// <summary>Grows a forest.</summary>
    /// <param name="points">Where observations were made: numbers from 0 to 1.</param>
    /// <param name="values">What was seen.</param>
    /// <param name="random">Chooses the splits.</param>
    public static TreeForest Fit(double[][] points, double[] values, StableRandom random) =>
        new([.. Enumerable.Range(0, Trees).Select(_ => RegressionTree.Grow(points, values, members => members.Average(m => values[m]), MostDepth, random))]);

    /// <inheritdoc/>
    public Prediction Predict(double[] point) => Prediction.Of(Array.ConvertAll(_trees, t => t.At(point)));
}
