namespace Guild.Plugins.Python.Launching;

/// <summary>Where a Python program takes its flags.</summary>
/// <param name="PassesArguments">Whether flags are arguments of the program.</param>
/// <param name="SetsVariables">Whether flags become variables of its main module, which only the shim can set.</param>
internal readonly record struct FlagsDestination(bool PassesArguments, bool SetsVariables)
{
    /// <summary>Reads a <c>flags-dest</c>; one that isn't known passes nothing to a Python program.</summary>
    public static FlagsDestination Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var kind = colon < 0 ? text : text[..colon];
        return kind switch
        {
            "args" => new FlagsDestination(PassesArguments: true, SetsVariables: false),
            "globals" => new FlagsDestination(PassesArguments: false, SetsVariables: true),
            "global" or "dict" or "namespace" => new FlagsDestination(PassesArguments: false, SetsVariables: colon >= 0),
            _ => default,
        };
    }
}
