namespace Guild.Tool.Tests.Runs;

/// <summary>A clock that stands still.</summary>
internal sealed class FakeTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
