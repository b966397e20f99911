namespace Guild.Abstractions;

/// <summary>A boolean, written <c>yes</c>/<c>no</c> or <c>true</c>/<c>false</c>.</summary>
/// <param name="IsTrue">The value.</param>
public sealed record BooleanValue(bool IsTrue) : Value;
