namespace Guild.Plugins.Url.Tests.Scenes;

/// <summary>A clock on which every wait is over at once and is written down, except for one length that passes when the test says.</summary>
/// <param name="held">That length.</param>
internal sealed class EagerClock(TimeSpan held) : TimeProvider
{
    private readonly List<EagerTimer> _held = [];

    /// <summary>How long was waited for, in order.</summary>
    public List<TimeSpan> Waits { get; } = [];

    /// <summary>Lets the held time pass for all who wait for it now.</summary>
    public void Pass()
    {
        EagerTimer[] timers;
        lock (_held)
            timers = [.. _held];
        foreach (var timer in timers)
            timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new EagerTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class EagerTimer(EagerClock clock, TimerCallback callback, object? state) : ITimer
    {
        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._held)
            {
                clock._held.Remove(this);
                if (dueTime == clock.Held)
                    clock._held.Add(this);
                else if (dueTime != Timeout.InfiniteTimeSpan)
                    clock.Waits.Add(dueTime);
            }

            if (dueTime != clock.Held && dueTime != Timeout.InfiniteTimeSpan)
                ThreadPool.QueueUserWorkItem(_ => Fire());
            return true;
        }

        public void Dispose()
        {
            lock (clock._held)
                clock._held.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private TimeSpan Held => held;
}
