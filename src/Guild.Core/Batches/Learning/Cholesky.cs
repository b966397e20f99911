namespace Guild.Core.Batches.Learning;

/// <summary>A symmetric, positive definite matrix as the product of a triangle and its transpose.</summary>
internal sealed class Cholesky
{
    private readonly double[][] _lower;

    private Cholesky(double[][] lower) => _lower = lower;

    /// <summary>The logarithm of the matrix' determinant.</summary>
    public double LogDeterminant => 2 * _lower.Select((row, i) => Math.Log(row[i])).Sum();

    /// <summary>Factors a matrix, of which the lower triangle is read; <see langword="null"/> when it isn't positive definite.</summary>
    public static Cholesky? Of(double[][] matrix)
    {
        var lower = new double[matrix.Length][];
        for (var i = 0; i < matrix.Length; i++)
        {
            var row = lower[i] = new double[i + 1];
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i][j] - Dot(row, lower[j], j);
                if (j < i)
                    row[j] = sum / lower[j][j];
                else if (sum > 0)
                    row[i] = Math.Sqrt(sum);
                else
                    return null;
            }
        }

        return new Cholesky(lower);
    }

    /// <summary>Solves the triangle's system for a right side.</summary>
    public double[] SolveLower(double[] right)
    {
        var solution = new double[right.Length];
        for (var i = 0; i < right.Length; i++)
            solution[i] = (right[i] - Dot(_lower[i], solution, i)) / _lower[i][i];
        return solution;
    }

    /// <summary>Solves the matrix' system for a right side.</summary>
    public double[] Solve(double[] right)
    {
        var solution = SolveLower(right);
        for (var i = right.Length - 1; i >= 0; i--)
        {
            solution[i] /= _lower[i][i];
            for (var j = 0; j < i; j++)
                solution[j] -= _lower[i][j] * solution[i];
        }

        return solution;
    }

    private static double Dot(double[] a, double[] b, int count)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
