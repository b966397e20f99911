namespace Guild.Abstractions;

/// <summary>Text.</summary>
/// <param name="Text">The text, never <see langword="null"/>; may be empty.</param>
public sealed record TextValue(string Text) : Value;
