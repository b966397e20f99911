namespace Guild.Core.Runs.Index;

/// <summary>What a fact is: where a name of a filter expression may be found.</summary>
internal enum FactKind
{
    /// <summary>An attribute. Only its name is kept: most names that people ask for are no attributes.</summary>
    Attribute,

    /// <summary>A flag.</summary>
    Flag,

    /// <summary>An attribute that the operation defines.</summary>
    OperationAttribute,

    /// <summary>An attribute that the program printed.</summary>
    LoggedText,

    /// <summary>The last value of a scalar.</summary>
    Scalar,
}
