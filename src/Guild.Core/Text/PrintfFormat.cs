using System.Globalization;
using System.Numerics;
using System.Text;
using Guild.Abstractions;

namespace Guild.Core.Text;

/// <summary>Formats with one value as C and Python have them: <c>%.3f</c>, <c>%05.1f</c>, <c>%d</c>, <c>%-8s</c>.</summary>
public static class PrintfFormat
{
    // No label needs more; it keeps '%999999999d' from claiming all memory.
    private const int WidestField = 1000;

    /// <summary>The value in the format; <see langword="null"/> when the format doesn't fit the value, or isn't one.</summary>
    public static string? Format(string format, Value value)
    {
        var result = new StringBuilder();
        var isUsed = false;
        for (var at = 0; at < format.Length; at++)
        {
            if (format[at] != '%')
            {
                result.Append(format[at]);
            }
            else if (at + 1 < format.Length && format[at + 1] == '%')
            {
                result.Append('%');
                at++;
            }
            else
            {
                if (isUsed || FormatField(format, ref at, value) is not { } field)
                    return null;
                result.Append(field);
                isUsed = true;
            }
        }

        return isUsed ? result.ToString() : null;
    }

    private static string? FormatField(string format, ref int at, Value value)
    {
        var flags = "";
        for (at++; at < format.Length && format[at] is '-' or '+' or ' ' or '0' or '#'; at++)
            flags += format[at];
        var width = ReadNumber(format, ref at) ?? 0;
        int? precision = null;
        if (at < format.Length && format[at] == '.')
        {
            at++;
            precision = ReadNumber(format, ref at) ?? 0;
        }

        if (at == format.Length || width > WidestField || precision > WidestField)
            return null;
        var conversion = format[at];
        if (Convert(conversion, precision, value) is not { } text)
            return null;
        var isNumber = conversion != 's';
        if (isNumber && text[0] != '-')
            text = (flags.Contains('+', StringComparison.Ordinal) ? "+" : flags.Contains(' ', StringComparison.Ordinal) ? " " : "") + text;
        if (flags.Contains('-', StringComparison.Ordinal))
            return text.PadRight(width);
        if (!isNumber || !flags.Contains('0', StringComparison.Ordinal))
            return text.PadLeft(width);
        var sign = text[0] is '-' or '+' or ' ' ? text[..1] : "";
        return sign + text[sign.Length..].PadLeft(Math.Max(width - sign.Length, 0), '0');
    }

    private static int? ReadNumber(string format, ref int at)
    {
        var start = at;
        while (at < format.Length && char.IsAsciiDigit(format[at]))
            at++;
        return at == start ? null : int.TryParse(format.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
    }

    private static string? Convert(char conversion, int? precision, Value value)
    {
        if (conversion == 's')
        {
            var text = PythonText.Str(value);
            return precision < text.Length ? text[..precision.Value] : text;
        }

        double number;
        BigInteger? integer = null;
        switch (value)
        {
            case IntegerValue i:
                number = (double)i.Number;
                integer = i.Number;
                break;
            case BooleanValue b:
                number = b.IsTrue ? 1 : 0;
                integer = b.IsTrue ? 1 : 0;
                break;
            case FloatValue f:
                number = f.Number;
                break;
            default:
                return null;
        }

        return conversion switch
        {
            'd' or 'i' or 'u' => integer is { } whole ? Digits(whole, precision)
                : double.IsFinite(number) ? Digits(new BigInteger(Math.Truncate(number)), precision) : null,
            'x' => integer is { } hex ? Hex(hex) : null,
            'X' => integer is { } hex ? Hex(hex).ToUpperInvariant() : null,
            'f' or 'F' or 'e' or 'E' or 'g' or 'G' when !double.IsFinite(number) => char.IsUpper(conversion)
                ? PythonText.Float(number).ToUpperInvariant() : PythonText.Float(number),
            'f' or 'F' => ExactDecimal.Fixed(number, precision ?? 6),
            'e' => ExactDecimal.Scientific(number, precision ?? 6),
            'E' => ExactDecimal.Scientific(number, precision ?? 6).ToUpperInvariant(),
            'g' => General(number, precision ?? 6),
            'G' => General(number, precision ?? 6).ToUpperInvariant(),
            _ => null,
        };
    }

    private static string Digits(BigInteger number, int? precision) =>
        (number.Sign < 0 ? "-" : "") + BigInteger.Abs(number).ToString(CultureInfo.InvariantCulture).PadLeft(precision ?? 0, '0');

    private static string Hex(BigInteger number)
    {
        var digits = BigInteger.Abs(number).ToString("x", CultureInfo.InvariantCulture).TrimStart('0');
        return (number.Sign < 0 ? "-" : "") + (digits.Length == 0 ? "0" : digits);
    }

    private static string General(double number, int precision)
    {
        precision = Math.Max(precision, 1);
        if (number == 0)
            return double.IsNegative(number) ? "-0" : "0";
        var scientific = ExactDecimal.Scientific(number, precision - 1);
        var e = scientific.IndexOf('e', StringComparison.Ordinal);
        var exponent = int.Parse(scientific.AsSpan(e + 1), CultureInfo.InvariantCulture);
        return exponent < -4 || exponent >= precision
            ? TrimZeros(scientific[..e]) + scientific[e..]
            : TrimZeros(ExactDecimal.Fixed(number, precision - 1 - exponent));
    }

    private static string TrimZeros(string number) =>
        number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number;
}
