using System.Text.RegularExpressions;

namespace Guild.Core.Runs.Filters;

/// <summary>One value of <c>--operation</c> (cli.md A.11 rule 2), compared with the operation as lists show it.</summary>
public sealed class OperationFilter
{
    private readonly Regex? _expression;
    private readonly bool _matchesNothing;
    private readonly (string? Package, string? Model, string? Operation) _parts;

    /// <summary>Reads a value: a regular expression with <c>^</c> at its beginning or <c>$</c> at its end, else <c>[PKG/][MODEL:]OP</c> with wildcards.</summary>
    public OperationFilter(string value)
    {
        if (!value.StartsWith('^') && !value.EndsWith('$'))
        {
            _parts = Split(value);
            return;
        }

        try
        {
            _expression = new Regex(value, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException)
        {
            // As in the original, an expression that isn't one matches no run.
            _matchesNothing = true;
        }
    }

    /// <summary>Whether an operation, as lists show it, is meant.</summary>
    public bool Matches(string operation)
    {
        if (_matchesNothing)
            return false;
        if (_expression is not null)
            return _expression.IsMatch(operation);
        var (package, model, name) = Split(operation);
        return MatchesPart(_parts.Package, package) && MatchesPart(_parts.Model, model) && MatchesPart(_parts.Operation, name);
    }

    private static bool MatchesPart(string? pattern, string? part)
    {
        if (string.IsNullOrEmpty(pattern))
            return true;
        return pattern.Contains('*', StringComparison.Ordinal) ? Wildcard.Matches(pattern, part ?? "") : pattern == part;
    }

    private static (string? Package, string? Model, string? Operation) Split(string text)
    {
        var colon = text.LastIndexOf(':');
        var operation = text[(colon + 1)..];
        if (colon < 0)
            return (null, null, operation);
        var model = text[..colon];
        var slash = model.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (null, model, operation) : (model[..slash], model[(slash + 1)..], operation);
    }
}
