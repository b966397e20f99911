namespace Guild.Core.Batches.Learning;

/// <summary>
/// A Gaussian process with a Matérn kernel (ν = 5/2) and a length for each input (Rasmussen and Williams, "Gaussian processes for machine
/// learning", 2006: prediction by algorithm 2.1, likelihood by 5.8 with the amplitude at its optimum).
/// </summary>
internal sealed class GaussianProcess : IRegression
{
    private static readonly double[] FirstLengths = [0.1, 0.2, 0.4, 0.8, 1.6];
    private static readonly double[] Noises = [1e-6, 1e-4, 1e-2, 1e-1];

    // With many inputs a length for each would cost more than it tells.
    private const int MostLengths = 24;

    // Few observations say little about lengths; without an opinion beforehand they would be judged by chance.
    private const double UsualLength = 0.4;
    private const double LengthSpread = 1.0;

    private readonly double[][] _points;
    private readonly double[] _lengths;
    private readonly double _noise;
    private readonly Cholesky _factor;
    private readonly double[] _weights;
    private readonly double _variance;
    private readonly double _likelihood;

    private GaussianProcess(double[][] points, double[] values, double[] lengths, double noise, Cholesky factor)
    {
        (_points, _lengths, _noise, _factor) = (points, lengths, noise, factor);
        _weights = factor.Solve(values);
        _variance = Math.Max(values.Zip(_weights, (y, w) => y * w).Sum() / values.Length, 1e-12);
        _likelihood = (-0.5 * values.Length * Math.Log(_variance)) - (0.5 * factor.LogDeterminant)
            - lengths.Sum(l => Math.Pow(Math.Log(l / UsualLength), 2) / (2 * LengthSpread * LengthSpread));
    }

    /// <summary>The process that makes observations likeliest.</summary>
    /// <param name="points">Where they were made: numbers from 0 to 1.</param>
    /// <param name="values">What was seen, standardized.</param>
    /// <param name="noise">The variance of what is seen at one point, as a part of that of all values; <see langword="null"/> to find it out.</param>
    public static GaussianProcess Fit(double[][] points, double[] values, double? noise)
    {
        GaussianProcess? best = null;
        double[] noises = noise is { } given ? [Math.Max(given, Noises[0])] : Noises;
        foreach (var length in FirstLengths)
        {
            foreach (var level in noises)
                best = Better(best, Make(points, values, [.. points[0].Select(_ => length)], level));
        }

        for (var round = 0; round < 2 && points[0].Length is > 1 and <= MostLengths; round++)
        {
            for (var i = 0; i < points[0].Length; i++)
                best = WithOtherLength(best!, points, values, i);
        }

        // Enough noise makes any matrix of a kernel positive definite.
        return best ?? throw new InvalidOperationException("no kernel fits the observations");
    }

    /// <inheritdoc/>
    public Prediction Predict(double[] point)
    {
        var near = new double[_points.Length];
        var mean = 0.0;
        for (var i = 0; i < near.Length; i++)
            mean += _weights[i] * (near[i] = Kernel(point, _points[i], _lengths));
        var explained = 0.0;
        foreach (var part in _factor.SolveLower(near))
            explained += part * part;
        return new Prediction(mean, Math.Sqrt(_variance * Math.Max(1 - explained, 0)));
    }

    private static GaussianProcess WithOtherLength(GaussianProcess best, double[][] points, double[] values, int input)
    {
        foreach (var factor in (double[])[0.5, 2])
        {
            double[] lengths = [.. best._lengths];
            lengths[input] *= factor;
            best = Better(best, Make(points, values, lengths, best._noise))!;
        }

        return best;
    }

    private static GaussianProcess? Better(GaussianProcess? one, GaussianProcess? other) =>
        one is null || other?._likelihood > one._likelihood ? other ?? one : one;

    private static GaussianProcess? Make(double[][] points, double[] values, double[] lengths, double noise)
    {
        var matrix = new double[points.Length][];
        for (var i = 0; i < points.Length; i++)
        {
            matrix[i] = new double[i + 1];
            for (var j = 0; j < i; j++)
                matrix[i][j] = Kernel(points[i], points[j], lengths);
            matrix[i][i] = 1 + noise;
        }

        return Cholesky.Of(matrix) is { } factor ? new GaussianProcess(points, values, lengths, noise, factor) : null;
    }

    private static double Kernel(double[] a, double[] b, double[] lengths)
    {
        var square = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            var part = (a[i] - b[i]) / lengths[i];
            square += part * part;
        }

        var distance = Math.Sqrt(5 * square);
        return (1 + distance + (distance * distance / 3)) * Math.Exp(-distance);
    }
}
