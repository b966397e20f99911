namespace Guild.Core.Scalars;

/// <summary>One value of an event file: a number or a text.</summary>
/// <param name="Tag">Its name.</param>
/// <param name="Step">Its step.</param>
/// <param name="Number">The number; <see langword="null"/> for a text.</param>
/// <param name="Text">The text; <see langword="null"/> for a number.</param>
public sealed record ScalarEvent(string Tag, long Step, double? Number, string? Text);
