namespace Guild.Core;

/// <summary>An environment variable that guild sets. A class, for the reason given at <see cref="NamedValue"/>.</summary>
/// <param name="Key">The name.</param>
/// <param name="Value">The text.</param>
public sealed record Variable(string Key, string Value);
