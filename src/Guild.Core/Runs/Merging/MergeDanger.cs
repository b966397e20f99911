namespace Guild.Core.Runs.Merging;

/// <summary>Files that a merge would replace, by target path.</summary>
/// <param name="Replaced">Those that nobody could bring back.</param>
/// <param name="Unstaged">Those with changes that git hasn't got yet.</param>
public sealed record MergeDanger(IReadOnlyList<string> Replaced, IReadOnlyList<string> Unstaged);
