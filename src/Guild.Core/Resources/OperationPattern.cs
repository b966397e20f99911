using Guild.Core.Runs;

namespace Guild.Core.Resources;

/// <summary>
/// What an operation source names: <c>[[PACKAGE/]MODEL:]OPERATION</c>, where each part may be a regular expression and a part
/// that is missing matches anything.
/// </summary>
/// <param name="Package">Pattern of the package's name; <see langword="null"/> for any.</param>
/// <param name="Model">Pattern of the model's name; <see langword="null"/> for any.</param>
/// <param name="Operation">Pattern of the operation's name.</param>
public sealed record OperationPattern(string? Package, string? Model, string Operation)
{
    /// <summary>Reads the address of an operation source: one or several patterns, separated by commas.</summary>
    public static IReadOnlyList<OperationPattern> ParseAll(string address) =>
        [.. address.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    /// <summary>Whether a run made from this was made by the operation.</summary>
    public bool Matches(OpRef opRef) =>
        IsMatch(Operation, opRef.OperationName)
        && (Model is null || IsMatch(Model, opRef.ModelName))
        && (Package is null || IsMatch(Package, opRef.PackageName));

    private static OperationPattern Parse(string text)
    {
        string? package = null;
        string? model = null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0)
            (package, text) = (text[..slash], text[(slash + 1)..]);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
            (model, text) = (text[..colon], text[(colon + 1)..]);
        return new OperationPattern(package, model, text);
    }

    private static bool IsMatch(string pattern, string name) =>
        pattern == name || PathPattern.TryCompile(pattern, out var compiled, out _) && compiled.IsWhole(name);
}
