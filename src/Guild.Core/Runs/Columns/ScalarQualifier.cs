namespace Guild.Core.Runs.Columns;

/// <summary>Which of a scalar's values is meant.</summary>
public enum ScalarQualifier
{
    /// <summary>The last value.</summary>
    Last,

    /// <summary>The first value.</summary>
    First,

    /// <summary>The least value.</summary>
    Min,

    /// <summary>The greatest value.</summary>
    Max,

    /// <summary>The mean.</summary>
    Avg,

    /// <summary>The sum.</summary>
    Total,

    /// <summary>The number of values.</summary>
    Count,
}
