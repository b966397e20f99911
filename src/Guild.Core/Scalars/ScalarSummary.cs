namespace Guild.Core.Scalars;

/// <summary>All values of one scalar of a run, in few numbers (runs.md 12.4).</summary>
/// <param name="Prefix">Where in the run it was written: a relative path; empty for the run directory itself, <c>.guild</c> for output.</param>
/// <param name="Tag">Its name.</param>
public sealed record ScalarSummary(string Prefix, string Tag)
{
    /// <summary>The value at the smallest step; the first seen of several.</summary>
    public ScalarPoint First { get; init; }

    /// <summary>The value at the greatest step; the latest seen of several.</summary>
    public ScalarPoint Last { get; init; }

    /// <summary>The least value.</summary>
    public ScalarPoint Min { get; init; }

    /// <summary>The greatest value.</summary>
    public ScalarPoint Max { get; init; }

    /// <summary>The sum.</summary>
    public double Total { get; init; }

    /// <summary>The number of values.</summary>
    public int Count { get; init; }

    /// <summary>The mean.</summary>
    public double Average => Total / Count;

    /// <summary>The name as it is shown: with the prefix unless the scalar is the run's own.</summary>
    public string Key => Prefix is "" or ".guild" ? Tag : $"{Prefix}#{Tag}";

    /// <summary>The summary with one more value.</summary>
    public ScalarSummary With(ScalarPoint point) => Count == 0
        ? this with { First = point, Last = point, Min = point, Max = point, Total = point.Value, Count = 1 }
        : this with
        {
            First = point.Step < First.Step ? point : First,
            Last = point.Step >= Last.Step ? point : Last,
            // NaN is neither less nor greater: it never wins, unless it came first.
            Min = point.Value < Min.Value ? point : Min,
            Max = point.Value > Max.Value ? point : Max,
            Total = Total + point.Value,
            Count = Count + 1,
        };
}
