namespace Guild.Core.Flags;

/// <summary>What binding flags needs to know beside definitions and assignments.</summary>
public sealed record FlagBindingOptions
{
    /// <summary>Whether checks are skipped and unknown flags kept (<c>--force-flags</c>).</summary>
    public bool Force { get; init; }

    /// <summary>Absolute path that relative paths refer to.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Absolute path that <c>~</c> stands for.</summary>
    public required string UserHome { get; init; }

    /// <summary>The operation as the hints name it: <c>cnn:train</c>.</summary>
    public required string OperationText { get; init; }

    /// <summary>Whether a path exists; asked for flags of the type <c>existing-path</c> only.</summary>
    public required Func<string, bool> PathExists { get; init; }

    /// <summary>Values that stand in for the defaults: those of the run that is started again or taken as prototype.</summary>
    public IReadOnlyList<NamedValue> Inherited { get; init; } = [];

    /// <summary>Values of a trial: as good as typed, except that nobody checks them and that what is typed counts more (cli.md B.6.4).</summary>
    public IReadOnlyList<NamedValue> Trial { get; init; } = [];

    /// <summary>Flags that trials give values to, so that nobody checks the ones here.</summary>
    public IReadOnlyCollection<string> Unchecked { get; init; } = [];
}
