using System.Globalization;
using Guild.Abstractions;
using Guild.Core.Text;

namespace Guild.Core.Flags;

/// <summary>Numbers as Python's <c>int()</c> and <c>float()</c> read them from text.</summary>
internal static class PythonNumber
{
    private const int LongestInteger = 4300;

    /// <summary>A decimal integer: <c>010</c> is 10, <c>1_000</c> is 1000; <see langword="null"/> for anything else.</summary>
    public static Value? TryInteger(string text)
    {
        var digits = Strip(text);
        return digits is { Length: > 0 and <= LongestInteger }
            && digits.AsSpan(digits[0] is '+' or '-' ? 1 : 0) is { Length: > 0 } rest && rest.IndexOfAnyExceptInRange('0', '9') < 0
            ? new IntegerValue(IntegerText.Parse(digits))
            : null;
    }

    /// <summary>A float: <c>1e3</c>, <c>.5</c>, <c>inf</c>, <c>nan</c>, <c>1e400</c> (infinite); <see langword="null"/> for anything else.</summary>
    public static Value? TryFloat(string text)
    {
        if (Strip(text) is not { Length: > 0 } digits)
            return null;
        var isNegative = digits[0] == '-';
        var unsigned = digits.AsSpan(digits[0] is '+' or '-' ? 1 : 0);
        if (unsigned.Equals("inf", StringComparison.OrdinalIgnoreCase) || unsigned.Equals("infinity", StringComparison.OrdinalIgnoreCase))
            return Value.Of(isNegative ? double.NegativeInfinity : double.PositiveInfinity);
        if (unsigned.Equals("nan", StringComparison.OrdinalIgnoreCase))
            return Value.Of(double.NaN);
        // .NET would read 'Infinity' and '∞' variants too; a number begins with a digit or a point.
        if (unsigned.Length == 0 || !char.IsAsciiDigit(unsigned[0]) && unsigned[0] != '.')
            return null;
        return double.TryParse(unsigned, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? Value.Of(isNegative ? -number : number)
            : null;
    }

    // Blanks around and single underscores between digits are allowed.
    private static string? Strip(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.Contains('_', StringComparison.Ordinal))
            return trimmed;
        for (var i = 0; i < trimmed.Length; i++)
        {
            if (trimmed[i] == '_' && (i == 0 || i == trimmed.Length - 1 || !char.IsAsciiDigit(trimmed[i - 1]) || !char.IsAsciiDigit(trimmed[i + 1])))
                return null;
        }

        return trimmed.Replace("_", "", StringComparison.Ordinal);
    }
}
