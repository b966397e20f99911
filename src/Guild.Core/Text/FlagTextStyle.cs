namespace Guild.Core.Text;

/// <summary>How much of a value <see cref="FlagText"/> shows.</summary>
public sealed record FlagTextStyle
{
    /// <summary>All of it.</summary>
    public static FlagTextStyle Full { get; } = new();

    /// <summary>Whether floats are cut, not rounded, after five decimals.</summary>
    public bool CutsFloats { get; init; }

    /// <summary>Tells which texts are paths that exist and so are shortened; <see langword="null"/> to shorten none.</summary>
    public Func<string, bool>? PathExists { get; init; }

    /// <summary>Whether search functions are quoted as other text is; otherwise they are shown as they are typed.</summary>
    public bool QuotesFunctions { get; init; }

    /// <summary>The style of labels: floats cut, existing paths shortened.</summary>
    public static FlagTextStyle ForLabels(Func<string, bool>? pathExists) => new() { CutsFloats = true, PathExists = pathExists };
}
