using System.Text.RegularExpressions;

namespace Guild.Core.Runs;

/// <summary>
/// A user's reference to the operation of runs, <c>[[PACKAGE/]MODEL:]OPERATION</c>: the package is compared as it is, model and operation are
/// regular expressions that must match as a whole; parts that aren't given match everything.
/// </summary>
public sealed record OperationReference
{
    private static readonly char[] RegexCharacters = ['.', '*', '+', '?', '[', ']', '(', ')', '{', '}', '|', '\\', '^', '$'];

    private OperationReference(string? package, string? model, string operation) => (Package, Model, Operation) = (package, model, operation);

    /// <summary>The package; <see langword="null"/> for any.</summary>
    public string? Package { get; }

    /// <summary>The model; <see langword="null"/> for any.</summary>
    public string? Model { get; }

    /// <summary>The operation.</summary>
    public string Operation { get; }

    /// <summary>Reads a reference; <see langword="null"/> when the text isn't one.</summary>
    public static OperationReference? Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        var operation = text[(colon + 1)..];
        if (operation.Length == 0 || operation.Contains('/', StringComparison.Ordinal))
            return null;
        if (colon < 0)
            return new OperationReference(null, null, operation);
        var model = text[..colon];
        string? package = null;
        var slash = model.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0)
            (package, model) = (model[..slash], model[(slash + 1)..]);
        return model.Length == 0 || model.Contains(':', StringComparison.Ordinal) ? null : new OperationReference(package, model, operation);
    }

    /// <summary>Reads several references, separated by commas. What isn't a reference is passed over.</summary>
    public static IReadOnlyList<OperationReference> ParseList(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse).OfType<OperationReference>()];

    /// <summary>Whether an opref is meant.</summary>
    public bool Matches(OpRef opRef) =>
        (Package is null || Package == opRef.PackageName)
        && (Model is null || MatchesPart(Model, opRef.ModelName))
        && MatchesPart(Operation, opRef.OperationName);

    private static bool MatchesPart(string pattern, string text)
    {
        if (pattern == text)
            return true;
        // '+' is the name of an operation.
        if (pattern == "+" || pattern.IndexOfAny(RegexCharacters) < 0)
            return false;
        try
        {
            return Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.CultureInvariant);
        }
        catch (ArgumentException)
        {
            // Not a regular expression: then it is a name, and a different one.
            return false;
        }
    }
}
