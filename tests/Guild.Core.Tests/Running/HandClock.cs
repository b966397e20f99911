namespace Guild.Core.Tests.Running;

/// <summary>A clock that stands still, and whose timers fire when the test says: no test depends on how fast its machine is.</summary>
internal sealed class HandClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<HandTimer> waiting = [];

    /// <summary>Fires the newest timer of this length.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Fire(TimeSpan length) => FireNewest(timer => timer.Length == length);

    /// <summary>Fires every timer, and those that are made meanwhile, the newest first: as on a machine that stood still until all were due.</summary>
    public void FireAll()
    {
        while (FireNewest(_ => true))
        {
        }
    }

    public override long GetTimestamp() => 0;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, callback, state, dueTime);
        lock (gate)
            waiting.Add(timer);
        return timer;
    }

    private bool FireNewest(Predicate<HandTimer> isMeant)
    {
        HandTimer timer;
        lock (gate)
        {
            var index = waiting.FindLastIndex(isMeant);
            if (index < 0)
                return false;
            timer = waiting[index];
            waiting.RemoveAt(index);
        }

        timer.Fire();
        return true;
    }

    private void Forget(HandTimer timer)
    {
        lock (gate)
            waiting.Remove(timer);
    }

    private sealed class HandTimer(HandClock clock, TimerCallback callback, object? state, TimeSpan length) : ITimer
    {
        public TimeSpan Length => length;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => clock.Forget(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
