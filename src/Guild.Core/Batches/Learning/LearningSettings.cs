using Guild.Abstractions;
using Guild.Core.Flags;

namespace Guild.Core.Batches.Learning;

/// <summary>The flags of an optimizer that learns (runs.md 7.6).</summary>
/// <param name="flags">The flags, as the batch has recorded them.</param>
internal sealed class LearningSettings(MapValue flags)
{
    /// <summary>Trials with random values before anything is learnt.</summary>
    public int RandomStarts => (int)Number(OptimizerFlags.RandomStarts, 3);

    /// <summary>How much uncertainty counts for the lower confidence bound.</summary>
    public double Kappa => Number(OptimizerFlags.Kappa, 1.96);

    /// <summary>The improvement to look for, in standard deviations of what was seen.</summary>
    public double Xi => Number(OptimizerFlags.Xi, 0.05);

    /// <summary>The acquisition function.</summary>
    public string AcquisitionFunction => Text(OptimizerFlags.AcquisitionFunction, "gp_hedge");

    /// <summary>The variance of what is seen at one point; <see langword="null"/> to find it out.</summary>
    public double? Noise => flags[OptimizerFlags.Noise] is { } noise ? PythonEquality.Number(noise) : null;

    /// <summary>Which runs to learn from.</summary>
    public string PreviousTrials => Text(OptimizerFlags.PreviousTrials, "sourcecode");

    private double Number(string name, double usual) => flags[name] is { } value && PythonEquality.Number(value) is { } number ? number : usual;

    private string Text(string name, string usual) => flags[name] is TextValue text ? text.Text : usual;
}
