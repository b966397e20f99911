namespace Guild.Tool.Commands.Setup.SelfTests;

/// <summary>How tests are made.</summary>
/// <param name="Concurrency">How many at once, 1 or more.</param>
internal sealed record SelfTestOptions(int Concurrency)
{
    /// <summary>The names of those that are left out.</summary>
    public IReadOnlyCollection<string> Skipped { get; init; } = [];

    /// <summary>Whether those are made, too, that this machine lacks something for.</summary>
    public bool IsForced { get; init; }

    /// <summary>Whether the first failure is the last one shown.</summary>
    public bool StopsAtFailure { get; init; }
}
