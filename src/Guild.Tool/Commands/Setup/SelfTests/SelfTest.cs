namespace Guild.Tool.Commands.Setup.SelfTests;

/// <summary>A test that an installation makes of itself: <c>guild check --tests</c>.</summary>
/// <param name="Name">What the user names it by.</param>
/// <param name="Run">Makes the test.</param>
internal sealed record SelfTest(string Name, Func<SelfTestBench, Task> Run)
{
    /// <summary>What keeps it from being made on this machine; <see langword="null"/> for nothing.</summary>
    public Func<SelfTestBench, Task<string?>> Hindrance { get; init; } = static _ => Task.FromResult<string?>(null);
}
