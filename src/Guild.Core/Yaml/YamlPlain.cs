using System.Globalization;
using System.Numerics;
using Guild.Abstractions;

namespace Guild.Core.Yaml;

/// <summary>What plain scalars mean in YAML 1.1, with Guild's two float extensions (guildfile.md 1.2). Scanned by hand: it is hot.</summary>
internal static class YamlPlain
{
    // Python refuses longer integers too, and parsing them takes quadratic time.
    private const int LongestInteger = 4300;

    /// <summary>The value of a plain scalar.</summary>
    public static Value Resolve(string text) => Match(text) switch
    {
        PlainKind.Null => Value.Null,
        PlainKind.Boolean => Value.Of(IsTrue(text)),
        PlainKind.Integer => ToInteger(text) is { } number ? new IntegerValue(number) : new TextValue(text),
        PlainKind.Float => ToFloat(text) is { } number ? new FloatValue(number) : new TextValue(text),
        PlainKind.Timestamp => YamlTimestamp.IsValid(text) ? new TimestampValue(text) : new TextValue(text),
        _ => new TextValue(text),
    };

    /// <summary>What a plain scalar looks like; anything but <see cref="PlainKind.Text"/> is quoted when it is meant as text.</summary>
    public static PlainKind Match(string text)
    {
        if (text.Length == 0)
            return PlainKind.Null;
        switch (text[0])
        {
            case '~':
                return text.Length == 1 ? PlainKind.Null : PlainKind.Text;
            case 'y' or 'Y' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'o' or 'O':
                return MatchWord(text);
            case '=' when text.Length == 1:
            case '<' when text == "<<":
                return PlainKind.Indicator;
            case (>= '0' and <= '9') or '+' or '-' or '.':
                return YamlNumber.IsFloat(text) ? PlainKind.Float
                    : YamlNumber.IsInteger(text) ? PlainKind.Integer
                    : YamlTimestamp.Matches(text) ? PlainKind.Timestamp
                    : PlainKind.Text;
            default:
                return PlainKind.Text;
        }
    }

    /// <summary>The integer that a text written as YAML integer stands for; <see langword="null"/> when it is too long.</summary>
    public static BigInteger? ToInteger(string text)
    {
        if (text.Length > LongestInteger)
            return null;
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        var isNegative = digits[0] == '-';
        if (digits[0] is '-' or '+')
            digits = digits[1..];
        var number = digits switch
        {
            "0" => BigInteger.Zero,
            ['0', 'b', ..] => InBase(digits.AsSpan(2), 2),
            ['0', 'x', ..] => InBase(digits.AsSpan(2), 16),
            ['0', ..] => InBase(digits.AsSpan(1), 8),
            _ when digits.Contains(':', StringComparison.Ordinal) => InBase60(digits),
            { Length: < 19 } => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture),
            _ => BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture),
        };
        return isNegative && number is not null ? -number : number;
    }

    /// <summary>The float that a text written as YAML float stands for; <see langword="null"/> when it has no digit.</summary>
    public static double? ToFloat(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        var isNegative = digits[0] == '-';
        if (digits[0] is '-' or '+')
            digits = digits[1..];
        if (digits.Equals(".inf", StringComparison.OrdinalIgnoreCase))
            return isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        if (digits.Equals(".nan", StringComparison.OrdinalIgnoreCase))
            return double.NaN;
        var sum = 0.0;
        foreach (var part in digits.Split(':'))
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
                return null;
            sum = (sum * 60) + number;
        }

        return isNegative ? -sum : sum;
    }

    /// <summary>Whether a boolean word is a true one.</summary>
    public static bool IsTrue(string text) => text[0] is 'y' or 'Y' or 't' or 'T' || text.Length == 2 && text[1] is 'n' or 'N';

    private static PlainKind MatchWord(string text) => text switch
    {
        "yes" or "Yes" or "YES" or "no" or "No" or "NO" or "on" or "On" or "ON" or "off" or "Off" or "OFF"
            or "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => PlainKind.Boolean,
        "null" or "Null" or "NULL" => PlainKind.Null,
        _ => PlainKind.Text,
    };

    private static BigInteger? InBase(ReadOnlySpan<char> digits, int radix)
    {
        if (digits.Length == 0)
            return null;
        var number = BigInteger.Zero;
        foreach (var digit in digits)
            number = (number * radix) + Convert.ToInt32(digit.ToString(), 16);
        return number;
    }

    private static BigInteger InBase60(string digits)
    {
        var number = BigInteger.Zero;
        foreach (var part in digits.Split(':'))
            number = (number * 60) + BigInteger.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture);
        return number;
    }
}
