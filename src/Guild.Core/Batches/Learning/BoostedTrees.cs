using Guild.Core.Batches.Search;

namespace Guild.Core.Batches.Learning;

/// <summary>
/// Some gradient boosted models, each made from a part of the observations: their mean is what is expected, how far they lie apart is how
/// uncertain that is. (Quantiles of one model, the usual way, are all the same where few observations are learnt by heart.)
/// </summary>
internal sealed class BoostedTrees : IRegression
{
    private const int Models = 16;
    private const double PartForEach = 0.7;

    private readonly BoostedModel[] _models;

    private BoostedTrees(BoostedModel[] models) => _models = models;

    /// <summary>Learns from observations.</summary>
    /// <param name="points">Where they were made: numbers from 0 to 1.</param>
    /// <param name="values">What was seen.</param>
    /// <param name="random">Chooses the parts, and the splits.</param>
    public static BoostedTrees Fit(double[][] points, double[] values, StableRandom random) => new([.. Enumerable.Range(0, Models).Select(_ =>
    {
        var part = TrialSample.Take([.. Enumerable.Range(0, points.Length)], (int)Math.Ceiling(PartForEach * points.Length), random);
        return BoostedModel.Fit([.. part.Select(i => points[i])], [.. part.Select(i => values[i])], random);
    })]);

    /// <inheritdoc/>
    public Prediction Predict(double[] point) => Prediction.Of(Array.ConvertAll(_models, m => m.At(point)));
}
