namespace Guild.Tool.CommandLine;

/// <summary>A positional argument.</summary>
/// <param name="Name">The placeholder in usage lines and errors, upper case: <c>RUN</c>, <c>FLAG=VAL</c>.</param>
internal sealed record ArgumentSpec(string Name)
{
    /// <summary>Whether it must be given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it takes all words that are left.</summary>
    public bool TakesMany { get; init; }
}
