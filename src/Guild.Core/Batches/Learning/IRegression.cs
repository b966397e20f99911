namespace Guild.Core.Batches.Learning;

/// <summary>A model of the objective, made from observations.</summary>
internal interface IRegression
{
    /// <summary>What it expects at a point.</summary>
    /// <param name="point">The numbers that stand for the point, each from 0 to 1.</param>
    Prediction Predict(double[] point);
}
