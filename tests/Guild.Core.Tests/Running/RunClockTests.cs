using Guild.Core.Running;

namespace Guild.Core.Tests.Running;

public sealed class RunClockTests
{
    [Test]
    public void Timestamps_increase_even_when_the_clock_stands_still()
    {
        var clock = new RunClock(new StoppedClock());

        Assert.That(
            new[] { clock.Next(), clock.Next(), clock.Next() },
            Is.EqualTo(new[] { 1_700_000_000_000_000, 1_700_000_000_000_001, 1_700_000_000_000_002 }));
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
    }
}
