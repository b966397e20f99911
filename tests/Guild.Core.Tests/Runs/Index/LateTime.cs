namespace Guild.Core.Tests.Runs.Index;

/// <summary>The system's clock, some time ahead.</summary>
internal sealed class LateTime : TimeProvider
{
    public TimeSpan Ahead { get; set; } = TimeSpan.FromMinutes(1);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
