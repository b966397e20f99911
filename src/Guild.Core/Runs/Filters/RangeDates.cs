using System.Globalization;

namespace Guild.Core.Runs.Filters;

/// <summary>The dates and times of start-time ranges.</summary>
internal static class RangeDates
{
    /// <summary>Reads <c>YYYY-M-D</c>, <c>YY-M-D</c> or <c>M-D</c>; what isn't given is taken from now.</summary>
    public static bool TryParseDate(string text, DateTime now, out DateTime date)
    {
        date = default;
        var parts = text.Split('-');
        if (parts.Length is < 2 or > 3 || !TryNumbers(parts, out var numbers))
            return false;
        var year = parts.Length == 2 ? now.Year : parts[0].Length switch
        {
            4 => numbers[0],
            2 => (now.Year / 100 * 100) + numbers[0],
            _ => -1,
        };
        var (month, day) = (numbers[^2], numbers[^1]);
        if (year is < 1 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateTime(year, month, day);
        return true;
    }

    /// <summary>Reads <c>H:MM</c> or <c>H:MM:SS</c>, and tells how long the named unit is.</summary>
    public static bool TryParseTime(string text, out TimeSpan time, out TimeSpan length)
    {
        time = default;
        length = default;
        var parts = text.Split(':');
        if (parts.Length is < 2 or > 3 || !TryNumbers(parts, out var numbers) || numbers[0] > 23 || numbers[1] > 59 || (parts.Length == 3 && numbers[2] > 59))
            return false;
        time = new TimeSpan(numbers[0], numbers[1], parts.Length == 3 ? numbers[2] : 0);
        length = parts.Length == 3 ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1);
        return true;
    }

    private static bool TryNumbers(string[] parts, out int[] numbers)
    {
        numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length > 4 || !int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return false;
        }

        return true;
    }
}
