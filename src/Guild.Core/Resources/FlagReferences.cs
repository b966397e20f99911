using System.Diagnostics.CodeAnalysis;
using System.Text;
using Guild.Abstractions;

namespace Guild.Core.Resources;

/// <summary>Replaces <c>${flag}</c> in addresses and rename rules by the flag's value.</summary>
public sealed class FlagReferences
{
    private const int MaxDepth = 10;

    private readonly Dictionary<string, Value> _values = new(StringComparer.Ordinal);

    /// <summary>References to these flags; of a name given twice the last value counts.</summary>
    public FlagReferences(IEnumerable<NamedValue> flags)
    {
        foreach (var (name, value) in flags)
            _values[name] = value;
    }

    /// <summary>Whether the text refers to a flag.</summary>
    public static bool IsIn(string text) => text.Contains("${", StringComparison.Ordinal);

    /// <summary>Replaces all references.</summary>
    /// <param name="text">The text.</param>
    /// <param name="resolved">The text with values in place.</param>
    /// <param name="undefined">The first name that no flag has.</param>
    public bool TryResolve(string text, [NotNullWhen(true)] out string? resolved, [NotNullWhen(false)] out string? undefined) =>
        TryResolve(text, 0, out resolved, out undefined);

    private bool TryResolve(
        string text, int depth, [NotNullWhen(true)] out string? resolved, [NotNullWhen(false)] out string? undefined)
    {
        undefined = "";
        resolved = text;
        if (!IsIn(text))
            return true;

        var result = new StringBuilder();
        var at = 0;
        while (text.IndexOf("${", at, StringComparison.Ordinal) is >= 0 and var start && text.IndexOf('}', start) is > 0 and var end)
        {
            var name = text[(start + 2)..end];
            if (!_values.TryGetValue(name, out var value))
            {
                resolved = null;
                undefined = name;
                return false;
            }

            // A value may refer to other flags; one that comes back to itself stays as it is written.
            var inner = ValueText.Of(value);
            if (depth < MaxDepth && IsIn(inner))
            {
                if (!TryResolve(inner, depth + 1, out resolved, out undefined))
                    return false;
                inner = resolved;
            }

            result.Append(text, at, start - at).Append(inner);
            at = end + 1;
        }

        resolved = result.Append(text, at, text.Length - at).ToString();
        return true;
    }
}
