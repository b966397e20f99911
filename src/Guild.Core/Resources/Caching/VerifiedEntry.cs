namespace Guild.Core.Resources.Caching;

/// <summary>What came of verifying an entry of the cache.</summary>
/// <param name="Count">How many files were looked at.</param>
/// <param name="Damaged">Paths of those that aren't what they were, relative to the entry.</param>
public sealed record VerifiedEntry(int Count, IReadOnlyList<string> Damaged);
