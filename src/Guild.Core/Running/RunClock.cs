namespace Guild.Core.Running;

/// <summary>Timestamps of runs: microseconds since 1970, each later than the one before, so that runs made in one go sort in order.</summary>
/// <param name="time">The clock.</param>
public sealed class RunClock(TimeProvider time)
{
    private long last;

    /// <summary>The time now, or one microsecond after the last answer, whichever is later.</summary>
    public long Next()
    {
        while (true)
        {
            var before = Interlocked.Read(ref last);
            var now = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
            var next = Math.Max(now, before + 1);
            if (Interlocked.CompareExchange(ref last, next, before) == before)
                return next;
        }
    }
}
