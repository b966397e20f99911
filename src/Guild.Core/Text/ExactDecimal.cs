using System.Globalization;
using System.Numerics;

namespace Guild.Core.Text;

/// <summary>Doubles as decimal digits, rounded from the exact value and ties to even, as C and Python do; .NET rounds ties away from zero.</summary>
internal static class ExactDecimal
{
    /// <summary>A finite number with that many decimals: <c>0.25</c> with one is <c>0.2</c>.</summary>
    public static string Fixed(double number, int decimals)
    {
        var (numerator, denominator) = Fraction(Math.Abs(number));
        var digits = Divide(numerator * BigInteger.Pow(10, decimals), denominator).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var sign = double.IsNegative(number) ? "-" : "";
        return decimals == 0 ? sign + digits : $"{sign}{digits[..^decimals]}.{digits[^decimals..]}";
    }

    /// <summary>A finite number as one digit, that many decimals and an exponent of two digits or more: <c>1.50e-07</c>.</summary>
    public static string Scientific(double number, int decimals)
    {
        var sign = double.IsNegative(number) ? "-" : "";
        var exponent = number == 0 ? 0 : Exponent(number);
        var digits = Digits(number, exponent, decimals);
        // 9.99 with one decimal is 1.0e+01.
        if (digits.Length > decimals + 1)
            digits = Digits(number, ++exponent, decimals);
        var mantissa = decimals == 0 ? digits : $"{digits[..1]}.{digits[1..]}";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    private static string Digits(double number, int exponent, int decimals)
    {
        var (numerator, denominator) = Fraction(Math.Abs(number));
        var shift = decimals - exponent;
        return Divide(
            shift > 0 ? numerator * BigInteger.Pow(10, shift) : numerator,
            shift < 0 ? denominator * BigInteger.Pow(10, -shift) : denominator).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
    }

    private static int Exponent(double number)
    {
        // Seventeen digits tell every double from its neighbours, so this never rounds up to the next power of ten wrongly.
        var text = number.ToString("E16", CultureInfo.InvariantCulture);
        return int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
    }

    private static (BigInteger Numerator, BigInteger Denominator) Fraction(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var exponent = (int)((bits >> 52) & 0x7ff);
        var mantissa = bits & 0xfffffffffffffL;
        if (exponent == 0)
            exponent = 1;
        else
            mantissa |= 1L << 52;
        exponent -= 1075;
        return exponent >= 0 ? (new BigInteger(mantissa) << exponent, BigInteger.One) : (mantissa, BigInteger.One << -exponent);
    }

    private static BigInteger Divide(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        var half = (rest * 2).CompareTo(denominator);
        return half > 0 || half == 0 && !quotient.IsEven ? quotient + 1 : quotient;
    }
}
