using Guild.Abstractions;
using Guild.Core.Runs.Filters;
using Guild.Core.Scalars;

namespace Guild.Core.Runs.Columns;

/// <summary>A column of values of runs: <c>max loss step as best</c>, <c>=lr</c>, <c>.label</c> (cli.md B.15, "Column specs").</summary>
/// <param name="Source">Where the values come from.</param>
/// <param name="Name">The name of the flag or attribute; the key of the scalar, which may hold a prefix: <c>train#loss</c>.</param>
public sealed record ColumnSpec(ColumnSource Source, string Name)
{
    /// <summary>Which value of a scalar.</summary>
    public ScalarQualifier Qualifier { get; init; }

    /// <summary>Whether the step of the value is meant.</summary>
    public bool IsStep { get; init; }

    /// <summary>The heading that was given with <c>as</c>; <see langword="null"/> for the usual one.</summary>
    public string? GivenHeading { get; init; }

    /// <summary>What stands above the column. The qualifier isn't part of it, so <c>max loss</c> and <c>loss</c> share one.</summary>
    public string Heading => GivenHeading
        ?? (Source == ColumnSource.Scalar ? Name.Replace('#', ' ') + (IsStep ? " step" : "") : Name);

    /// <summary>A run's value; <see langword="null"/> when it has none.</summary>
    public Value? ValueOf(RunValues run) => Source switch
    {
        ColumnSource.Flag => run["flag:" + Name],
        ColumnSource.Attribute => run["attr:" + Name],
        _ => run.FindScalar(Name) is { } scalar ? Of(scalar) : null,
    };

    private Value Of(ScalarSummary scalar)
    {
        var point = Qualifier switch
        {
            ScalarQualifier.First => scalar.First,
            ScalarQualifier.Min => scalar.Min,
            ScalarQualifier.Max => scalar.Max,
            // What is computed from all values has no step of its own: that of the last value stands for it.
            _ => scalar.Last,
        };
        if (IsStep)
            return Value.Of(point.Step);
        return Qualifier switch
        {
            ScalarQualifier.Avg => Value.Of(scalar.Average),
            ScalarQualifier.Total => Value.Of(scalar.Total),
            ScalarQualifier.Count => Value.Of(scalar.Count),
            _ => Value.Of(point.Value),
        };
    }
}
