using System.Globalization;
using Guild.Core.Scalars;

namespace Guild.Tool.Views;

/// <summary>Scalars as lists show them.</summary>
internal static class ScalarText
{
    /// <summary><c>0.066667 (step 3)</c>.</summary>
    public static string Point(ScalarPoint point) => string.Create(CultureInfo.InvariantCulture, $"{SixDecimals(point.Value)} (step {point.Step})");

    /// <summary>A number with six decimals, rounded as C and Python round: halves to the even neighbour.</summary>
    public static string SixDecimals(double number)
    {
        if (double.IsNaN(number))
            return "nan";
        if (double.IsInfinity(number))
            return number > 0 ? "inf" : "-inf";
        // .NET rounds halves away from zero. A half at the seventh decimal is a binary fraction, whose digits all fit here.
        const int Digits = 60;
        var exact = number.ToString("F60", CultureInfo.InvariantCulture);
        var kept = exact[..^(Digits - 6)];
        var rest = exact.AsSpan(kept.Length);
        var isHalf = rest[0] == '5' && rest[1..].IndexOfAnyExcept('0') < 0;
        return isHalf && (kept[^1] - '0') % 2 == 0 ? kept : number.ToString("F6", CultureInfo.InvariantCulture);
    }
}
