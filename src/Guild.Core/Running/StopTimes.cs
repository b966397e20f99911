namespace Guild.Core.Running;

/// <summary>How long guild waits for what it asked to stop.</summary>
public sealed record StopTimes
{
    /// <summary>Until the user is told that guild waits.</summary>
    public TimeSpan BeforeMessage { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Until the process tree is ended by force.</summary>
    public TimeSpan BeforeKill { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What processes that outlive the operation get to end by themselves.</summary>
    public TimeSpan ForSurvivors { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long output may stay open after the operation has ended.</summary>
    public TimeSpan ForOutput { get; init; } = TimeSpan.FromSeconds(5);
}
