namespace Guild.Abstractions;

/// <summary>An alias as the user typed it, options of <c>guild run</c> taken off.</summary>
public sealed record AliasInvocation
{
    /// <summary>The alias, as declared (<c>train</c>).</summary>
    public required string Alias { get; init; }

    /// <summary>The words after the alias that are no options: an optional model, then <c>NAME=VALUE</c> arguments.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Values of the alias' own options by long name without dashes; a switch that is present has the value <c>""</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Options { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();
}
