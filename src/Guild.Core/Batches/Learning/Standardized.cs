namespace Guild.Core.Batches.Learning;

/// <summary>Numbers moved and stretched to mean 0 and deviation 1, so that models and their settings don't depend on the objective's unit.</summary>
internal sealed class Standardized
{
    /// <summary>Standardizes numbers.</summary>
    public Standardized(IReadOnlyList<double> numbers)
    {
        var mean = numbers.Average();
        var deviation = Math.Sqrt(numbers.Average(n => (n - mean) * (n - mean)));
        Deviation = deviation > 0 ? deviation : 1;
        Numbers = [.. numbers.Select(n => (n - mean) / Deviation)];
    }

    /// <summary>The numbers.</summary>
    public double[] Numbers { get; }

    /// <summary>By what they were divided.</summary>
    public double Deviation { get; }
}
