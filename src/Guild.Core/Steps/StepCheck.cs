namespace Guild.Core.Steps;

/// <summary>A check of a step's run (guildfile.md 13.3).</summary>
public abstract record StepCheck;
