using Guild.Core.Batches.Search;

namespace Guild.Core.Batches.Learning;

/// <summary>A binary tree that asks one input at a time and has a value at each leaf (Breiman et al., "Classification and regression trees", 1984).</summary>
internal sealed class RegressionTree
{
    private readonly int _input;
    private readonly double _threshold;
    private readonly RegressionTree? _below;
    private readonly RegressionTree? _above;
    private readonly double _value;

    private RegressionTree(double value) => _value = value;

    private RegressionTree(int input, double threshold, RegressionTree below, RegressionTree above) =>
        (_input, _threshold, _below, _above) = (input, threshold, below, above);

    /// <summary>Grows a tree that splits where the targets of both sides differ least among themselves.</summary>
    /// <param name="points">The inputs.</param>
    /// <param name="targets">What the splits are to tell apart.</param>
    /// <param name="leaf">The value of a leaf, from the numbers of the points that end there.</param>
    /// <param name="mostDepth">The greatest number of questions.</param>
    /// <param name="random">Chooses where each input might be split; <see langword="null"/> to look at all places.</param>
    public static RegressionTree Grow(double[][] points, double[] targets, Func<int[], double> leaf, int mostDepth, StableRandom? random) =>
        Grow(points, targets, [.. Enumerable.Range(0, points.Length)], leaf, mostDepth, random);

    /// <summary>The value at a point.</summary>
    public double At(double[] point)
    {
        var node = this;
        while (node is { _below: { } below, _above: { } above })
            node = point[node._input] < node._threshold ? below : above;
        return node._value;
    }

    private static RegressionTree Grow(double[][] points, double[] targets, int[] members, Func<int[], double> leaf, int depthLeft, StableRandom? random)
    {
        if (depthLeft == 0 || members.Length < 2 || FindSplit(points, targets, members, random) is not { } split)
            return new RegressionTree(leaf(members));
        var below = Array.FindAll(members, m => points[m][split.Input] < split.Threshold);
        var above = Array.FindAll(members, m => points[m][split.Input] >= split.Threshold);
        return new RegressionTree(
            split.Input,
            split.Threshold,
            Grow(points, targets, below, leaf, depthLeft - 1, random),
            Grow(points, targets, above, leaf, depthLeft - 1, random));
    }

    private static (int Input, double Threshold)? FindSplit(double[][] points, double[] targets, int[] members, StableRandom? random)
    {
        (int, double)? best = null;
        var least = double.PositiveInfinity;
        for (var input = 0; input < points[0].Length; input++)
        {
            foreach (var threshold in Thresholds(points, members, input, random))
            {
                var scatter = ScatterAfter(points, targets, members, input, threshold);
                if (scatter < least)
                    (best, least) = ((input, threshold), scatter);
            }
        }

        return best;
    }

    private static IEnumerable<double> Thresholds(double[][] points, int[] members, int input, StableRandom? random)
    {
        var values = members.Select(m => points[m][input]).Distinct().Order().ToArray();
        if (values.Length < 2)
            return [];
        // Above the least value, so that neither side is empty.
        return random is not null
            ? [values[^1] - (random.NextUnit() * (values[^1] - values[0]))]
            : values.Skip(1).Zip(values, (upper, lower) => (upper + lower) / 2);
    }

    // The sum of squares around the means of both sides.
    private static double ScatterAfter(double[][] points, double[] targets, int[] members, int input, double threshold)
    {
        var (sumBelow, squareBelow, countBelow) = (0.0, 0.0, 0);
        var (sumAbove, squareAbove, countAbove) = (0.0, 0.0, 0);
        foreach (var member in members)
        {
            var target = targets[member];
            if (points[member][input] < threshold)
                (sumBelow, squareBelow, countBelow) = (sumBelow + target, squareBelow + (target * target), countBelow + 1);
            else
                (sumAbove, squareAbove, countAbove) = (sumAbove + target, squareAbove + (target * target), countAbove + 1);
        }

        return squareBelow - (sumBelow * sumBelow / Math.Max(countBelow, 1)) + squareAbove - (sumAbove * sumAbove / Math.Max(countAbove, 1));
    }
}
