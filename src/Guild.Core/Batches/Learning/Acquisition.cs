namespace Guild.Core.Batches.Learning;

/// <summary>
/// What makes a point worth a trial: functions of what a model expects there, less being better (Jones, "A taxonomy of global optimization
/// methods based on response surfaces", 2001).
/// </summary>
internal static class Acquisition
{
    // Below this a model that is sure of a value divides by next to nothing.
    private const double LeastDeviation = 1e-9;

    /// <summary>The lower confidence bound.</summary>
    /// <param name="at">What is expected.</param>
    /// <param name="kappa">How many deviations below the mean it lies.</param>
    public static double LowerConfidenceBound(Prediction at, double kappa) => at.Mean - (kappa * at.Deviation);

    /// <summary>The expected improvement over the best value, negative.</summary>
    /// <param name="at">What is expected.</param>
    /// <param name="best">The least value so far.</param>
    /// <param name="xi">By how much that is to be improved at least.</param>
    public static double ExpectedImprovement(Prediction at, double best, double xi)
    {
        var improvement = best - xi - at.Mean;
        if (at.Deviation < LeastDeviation)
            return -Math.Max(improvement, 0);
        var z = improvement / at.Deviation;
        return -((improvement * NormalDistribution.Below(z)) + (at.Deviation * NormalDistribution.Density(z)));
    }

    /// <summary>The probability that the best value is improved, negative.</summary>
    /// <param name="at">What is expected.</param>
    /// <param name="best">The least value so far.</param>
    /// <param name="xi">By how much that is to be improved at least.</param>
    public static double ProbabilityOfImprovement(Prediction at, double best, double xi) =>
        -NormalDistribution.Below((best - xi - at.Mean) / Math.Max(at.Deviation, LeastDeviation));
}
