namespace Guild.Abstractions;

/// <summary>A YAML 1.1 timestamp or date, kept as it was written (<c>2020-01-01</c>).</summary>
/// <param name="Text">The source text.</param>
public sealed record TimestampValue(string Text) : Value;
