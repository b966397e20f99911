namespace Guild.Core.Tests.Running;

/// <summary>A clock of a machine that stood still: every timer is due when it wakes, and the newest fires first.</summary>
internal sealed class StalledClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly Stack<StalledTimer> waiting = [];

    /// <summary>Whether somebody waits for a timer.</summary>
    public bool HasTimers
    {
        get
        {
            lock (gate)
                return waiting.Count > 0;
        }
    }

    /// <summary>Fires every timer that there is, and those that are made meanwhile.</summary>
    public void Wake()
    {
        while (Next() is { } timer)
            timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new StalledTimer(callback, state);
        lock (gate)
            waiting.Push(timer);
        return timer;
    }

    private StalledTimer? Next()
    {
        lock (gate)
            return waiting.TryPop(out var timer) ? timer : null;
    }

    private sealed class StalledTimer(TimerCallback callback, object? state) : ITimer
    {
        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
