namespace Guild.Core.Batches.Learning;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>The density at a number.</summary>
    public static double Density(double z) => Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);

    /// <summary>The probability of numbers below one.</summary>
    /// <remarks>Abramowitz and Stegun, "Handbook of mathematical functions", 26.2.17; exact to seven digits.</remarks>
    public static double Below(double z)
    {
        if (z < 0)
            return 1 - Below(-z);
        var t = 1 / (1 + (0.2316419 * z));
        var series = t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return 1 - (Density(z) * series);
    }
}
