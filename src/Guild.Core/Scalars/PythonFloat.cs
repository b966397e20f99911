using System.Globalization;

namespace Guild.Core.Scalars;

/// <summary>Python's <c>float()</c> of a text.</summary>
internal static class PythonFloat
{
    public static bool TryParse(string text, out double number)
    {
        text = text.Trim();
        var sign = text.StartsWith('-') ? -1.0 : 1.0;
        var unsigned = text.StartsWith('-') || text.StartsWith('+') ? text[1..] : text;
        if (unsigned.Equals("inf", StringComparison.OrdinalIgnoreCase) || unsigned.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            number = sign * double.PositiveInfinity;
            return true;
        }

        if (unsigned.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            number = double.NaN;
            return true;
        }

        number = 0;
        // '_' may stand between digits. What .NET knows beyond Python's grammar (a name for infinity, thousands) is excluded by its first character.
        if (unsigned.Contains('_', StringComparison.Ordinal) && !TryRemoveUnderscores(ref unsigned))
            return false;
        if (unsigned.Length == 0 || !(char.IsAsciiDigit(unsigned[0]) || unsigned[0] == '.'))
            return false;
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!double.TryParse(unsigned, Style, CultureInfo.InvariantCulture, out var magnitude))
            return false;
        number = sign * magnitude;
        return true;
    }

    private static bool TryRemoveUnderscores(ref string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && (i == 0 || i == text.Length - 1 || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1])))
                return false;
        }

        text = text.Replace("_", "", StringComparison.Ordinal);
        return true;
    }
}
