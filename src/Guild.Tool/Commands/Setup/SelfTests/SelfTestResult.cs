namespace Guild.Tool.Commands.Setup.SelfTests;

/// <summary>How a test ended.</summary>
/// <param name="Outcome">The word that is shown: <c>ok</c>, <c>skipped</c> or <c>FAILED</c>.</param>
/// <param name="Reason">Why it failed or was skipped; empty for <c>ok</c>.</param>
internal sealed record SelfTestResult(string Outcome, string Reason)
{
    /// <summary>It passed.</summary>
    public static SelfTestResult Ok { get; } = new("ok", "");

    /// <summary>It can't be made here.</summary>
    public static SelfTestResult Skipped(string reason) => new("skipped", reason);

    /// <summary>It failed.</summary>
    public static SelfTestResult Failed(string reason) => new("FAILED", reason);

    /// <summary>Whether it failed.</summary>
    public bool IsFailed => Outcome == "FAILED";
}
