namespace Guild.Core.Batches.Learning;

/// <summary>What a model expects at a point.</summary>
/// <param name="Mean">The value.</param>
/// <param name="Deviation">How uncertain it is: a standard deviation.</param>
internal readonly record struct Prediction(double Mean, double Deviation)
{
    /// <summary>What several models expect together: the further they lie apart, the less certain it is.</summary>
    public static Prediction Of(double[] values)
    {
        var (sum, square) = (0.0, 0.0);
        foreach (var value in values)
        {
            sum += value;
            square += value * value;
        }

        var mean = sum / values.Length;
        return new Prediction(mean, Math.Sqrt(Math.Max((square / values.Length) - (mean * mean), 0)));
    }
}
