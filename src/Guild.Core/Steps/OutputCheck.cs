namespace Guild.Core.Steps;

/// <summary>A check of what the run printed.</summary>
/// <param name="Pattern">The regular expression that must be found.</param>
public sealed record OutputCheck(string Pattern) : StepCheck;
