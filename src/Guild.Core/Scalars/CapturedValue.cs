namespace Guild.Core.Scalars;

/// <summary>A name and a text that a pattern took out of a line.</summary>
public readonly record struct CapturedValue(string Key, string Text);
