using Guild.Core.Runs.Columns;

namespace Guild.Core.Runs.Compare;

/// <summary>Which columns a comparison of runs has (cli.md B.15).</summary>
public sealed record ColumnChoice
{
    /// <summary>Whether of the core columns only the first is wanted.</summary>
    public bool SkipsCore { get; init; }

    /// <summary>Whether the columns of operations are left out.</summary>
    public bool SkipsOperation { get; init; }

    /// <summary>Whether the digest of the source code is shown.</summary>
    public bool HasSourceCode { get; init; }

    /// <summary>Whether scalars of the system are shown.</summary>
    public bool HasAllScalars { get; init; }

    /// <summary>The columns that the user asked for.</summary>
    public IReadOnlyList<ColumnSpec> Columns { get; init; } = [];

    /// <summary>Whether runs go by their full ids, in a column <c>id</c>.</summary>
    public bool HasFullIds { get; init; }
}
