namespace Guild.Core.GuildFiles;

/// <summary>One include or exclude rule of source code selection.</summary>
/// <param name="Includes">Whether matching files are taken.</param>
/// <param name="Patterns">Globs; a rule matches if one of them does.</param>
public sealed record SourceRule(bool Includes, IReadOnlyList<string> Patterns)
{
    /// <summary>Restricts the rule: <c>text</c>, <c>binary</c>, <c>dir</c>; <see langword="null"/> for all files.</summary>
    public string? Type { get; init; }

    /// <summary>For <c>dir</c> rules: only directories that contain this path.</summary>
    public string? Containing { get; init; }

    /// <summary>Only files smaller than this, in bytes; 0 for any.</summary>
    public long SizeBelow { get; init; }

    /// <summary>After so many matches the rule matches nothing more; 0 for no limit.</summary>
    public int MaxMatches { get; init; }
}
