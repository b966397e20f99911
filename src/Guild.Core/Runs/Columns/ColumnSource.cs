namespace Guild.Core.Runs.Columns;

/// <summary>Where the values of a column come from.</summary>
public enum ColumnSource
{
    /// <summary>A scalar.</summary>
    Scalar,

    /// <summary>A flag.</summary>
    Flag,

    /// <summary>An attribute.</summary>
    Attribute,
}
