using System.Globalization;

namespace Guild.Core.Runs;

/// <summary>The times of runs: microseconds since 1970 in records, local time on screens.</summary>
public static class RunTime
{
    /// <summary>The moment.</summary>
    public static DateTimeOffset FromMicroseconds(long microseconds)
    {
        const long Least = -62_135_596_800_000_000;
        const long Greatest = 253_402_300_799_999_999;
        return DateTimeOffset.UnixEpoch.AddTicks(Math.Clamp(microseconds, Least, Greatest) * TimeSpan.TicksPerMicrosecond);
    }

    /// <summary>Microseconds since 1970.</summary>
    public static long ToMicroseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The local time.</summary>
    public static DateTime Local(long microseconds, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(FromMicroseconds(microseconds), zone).DateTime;

    /// <summary><c>2024-05-01 12:25:54</c>; empty for <see langword="null"/>.</summary>
    public static string Text(long? microseconds, TimeZoneInfo zone) =>
        microseconds is { } time ? Local(time, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";

    /// <summary><c>0:01:30</c>, from start to end; empty when the run never started or hasn't ended, a running one counts until now.</summary>
    public static string Duration(Run run, DateTimeOffset now)
    {
        var end = run.Status == RunStatus.Running ? ToMicroseconds(now) : run.Stopped;
        if (run.Started is not { } start || end is not { } stop || run.Status is RunStatus.Staged or RunStatus.Pending)
            return "";
        var seconds = Math.Max(0, stop - start) / 1_000_000;
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}:{seconds / 60 % 60:D2}:{seconds % 60:D2}");
    }
}
