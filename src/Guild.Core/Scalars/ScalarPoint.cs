namespace Guild.Core.Scalars;

/// <summary>A value and the step at which it was.</summary>
public readonly record struct ScalarPoint(double Value, long Step);
