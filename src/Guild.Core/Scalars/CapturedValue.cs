namespace Guild.Core.Scalars;

/// <summary>A name and a text that a pattern took out of a line.</summary>
public sealed record CapturedValue(string Key, string Text);
