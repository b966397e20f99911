namespace Guild.Core.Runs.Filters;

/// <summary>The kinds of tokens in filter expressions.</summary>
internal enum FilterTokenKind
{
    /// <summary>A name, keyword or bare text.</summary>
    Word,

    /// <summary>A number or quoted text.</summary>
    Literal,

    /// <summary>An operator, bracket or comma.</summary>
    Symbol,
}
