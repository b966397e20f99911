using System.Globalization;
using System.Numerics;

namespace Guild.Core.Text;

/// <summary>Decimal digits of integers of any size.</summary>
/// <remarks>Nearly all of them fit 64 bits. For those the machinery of big numbers isn't started: it costs a command milliseconds.</remarks>
public static class IntegerText
{
    /// <summary>The digits, with a minus sign in front of a negative number.</summary>
    public static string Of(BigInteger number) => number >= long.MinValue && number <= long.MaxValue
        ? ((long)number).ToString(CultureInfo.InvariantCulture)
        : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number that digits, with at most one sign in front, stand for.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static BigInteger Parse(string digits) => long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number
        : BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
