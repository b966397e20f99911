namespace Guild.Core.SourceCode;

/// <summary>What a rule says about a file.</summary>
internal enum RuleMatch
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It decides.</summary>
    Match,

    /// <summary>It would, were the file smaller.</summary>
    TooBig,

    /// <summary>It would, had it not matched so many files already.</summary>
    TooMany,
}
