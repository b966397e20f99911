namespace Guild.Core.Runs.Filters;

/// <summary>Calendar arithmetic in local time.</summary>
internal static class TimeUnits
{
    /// <summary>The unit that a word names; <see langword="null"/> when it names none.</summary>
    public static TimeUnit? Parse(string word) => word switch
    {
        "minute" or "minutes" or "min" => TimeUnit.Minute,
        "hour" or "hours" or "hr" => TimeUnit.Hour,
        "day" or "days" => TimeUnit.Day,
        "week" or "weeks" => TimeUnit.Week,
        "month" or "months" => TimeUnit.Month,
        "year" or "years" => TimeUnit.Year,
        _ => null,
    };

    /// <summary>The calendar unit around a time, so many units away.</summary>
    public static StartedRange Around(DateTime time, TimeUnit unit, int offset)
    {
        var start = Add(StartOf(time, unit), unit, offset);
        return new StartedRange(start, Add(start, unit, 1));
    }

    /// <summary>A time, so many units away. Clipped to what the calendar has.</summary>
    public static DateTime Add(DateTime time, TimeUnit unit, int count)
    {
        try
        {
            return unit switch
            {
                TimeUnit.Minute => time.AddMinutes(count),
                TimeUnit.Hour => time.AddHours(count),
                TimeUnit.Day => time.AddDays(count),
                TimeUnit.Week => time.AddDays(7.0 * count),
                TimeUnit.Month => time.AddMonths(count),
                _ => time.AddYears(count),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return count < 0 ? DateTime.MinValue : DateTime.MaxValue;
        }
    }

    private static DateTime StartOf(DateTime time, TimeUnit unit) => unit switch
    {
        TimeUnit.Minute => new DateTime(time.Year, time.Month, time.Day, time.Hour, time.Minute, 0),
        TimeUnit.Hour => new DateTime(time.Year, time.Month, time.Day, time.Hour, 0, 0),
        TimeUnit.Day => time.Date,
        // Weeks start on Monday.
        TimeUnit.Week => time.Date.AddDays(-(((int)time.DayOfWeek + 6) % 7)),
        TimeUnit.Month => new DateTime(time.Year, time.Month, 1),
        _ => new DateTime(time.Year, 1, 1),
    };
}
