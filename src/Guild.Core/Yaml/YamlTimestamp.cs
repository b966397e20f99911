using System.Globalization;

namespace Guild.Core.Yaml;

/// <summary>The timestamps of YAML 1.1: <c>2020-01-01</c>, <c>2020-1-1 10:00:00.5 +2</c>.</summary>
internal static class YamlTimestamp
{
    /// <summary>Whether the text has the form of a timestamp.</summary>
    public static bool Matches(ReadOnlySpan<char> text) => TryScan(text, out _, out _, out _);

    /// <summary>Whether the text has the form of a timestamp and names a day that exists.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) =>
        TryScan(text, out var month, out var day, out var time)
        && int.Parse(text[..4], CultureInfo.InvariantCulture) is > 0 and var year
        && month is >= 1 and <= 12
        && day >= 1 && day <= DateTime.DaysInMonth(year, month)
        && IsTimeOfDay(time);

    private static bool IsTimeOfDay(ReadOnlySpan<char> time)
    {
        if (time.Length == 0)
            return true;
        var colon = time.IndexOf(':');
        return int.Parse(time[..colon], CultureInfo.InvariantCulture) < 24
            && time[colon + 1] < '6'
            && time[colon + 4] < '6';
    }

    // The time is the part from the hour to the seconds, empty for a date alone.
    private static bool TryScan(ReadOnlySpan<char> text, out int month, out int day, out ReadOnlySpan<char> time)
    {
        month = day = 0;
        time = [];
        if (text.Length < 8 || text[4] != '-' || text[..4].IndexOfAnyExceptInRange('0', '9') >= 0)
            return false;
        var at = 5;
        if (!TryNumber(text, ref at, 2, out month) || at >= text.Length || text[at++] != '-' || !TryNumber(text, ref at, 2, out day))
            return false;
        if (at == text.Length)
            return text.Length == 10;
        var blanks = SkipBlanks(text, at);
        if (text[at] is 'T' or 't')
            at++;
        else if (blanks > at)
            at = blanks;
        else
            return false;
        var start = at;
        if (!TryNumber(text, ref at, 2, out _) || !TrySixty(text, ref at) || !TrySixty(text, ref at))
            return false;
        time = text[start..at];
        return IsFractionAndZone(text[at..]);
    }

    private static bool IsFractionAndZone(ReadOnlySpan<char> text)
    {
        var at = 0;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
        }

        if (at == text.Length)
            return true;
        at = SkipBlanks(text, at);
        if (at == text.Length)
            return false;
        if (text[at] == 'Z')
            return at + 1 == text.Length;
        if (text[at++] is not ('-' or '+') || !TryNumber(text, ref at, 2, out _))
            return false;
        return at == text.Length || TrySixty(text, ref at) && at == text.Length;
    }

    private static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;
        return at;
    }

    private static bool TrySixty(ReadOnlySpan<char> text, ref int at)
    {
        if (at + 2 >= text.Length || text[at] != ':' || !char.IsAsciiDigit(text[at + 1]) || !char.IsAsciiDigit(text[at + 2]))
            return false;
        at += 3;
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, ref int at, int longest, out int number)
    {
        number = 0;
        var start = at;
        while (at < text.Length && at - start < longest && char.IsAsciiDigit(text[at]))
            number = (number * 10) + (text[at++] - '0');
        return at > start;
    }
}
