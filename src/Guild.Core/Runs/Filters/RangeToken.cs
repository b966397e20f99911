namespace Guild.Core.Runs.Filters;

/// <summary>A word of a start-time range.</summary>
/// <param name="Text">The word, lower case.</param>
/// <param name="Position">Where it begins.</param>
internal readonly record struct RangeToken(string Text, int Position);
