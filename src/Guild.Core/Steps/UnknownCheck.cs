namespace Guild.Core.Steps;

/// <summary>A check that says neither <c>output</c> nor <c>file</c>: it is told of and passed over.</summary>
public sealed record UnknownCheck : StepCheck;
