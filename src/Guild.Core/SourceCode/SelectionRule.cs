using Guild.Core.GuildFiles;

namespace Guild.Core.SourceCode;

/// <summary>A source code rule, ready to be tested against the files below a root.</summary>
internal sealed class SelectionRule
{
    private readonly string[] namePatterns;
    private readonly string[] pathPatterns;
    private readonly HashSet<string>? ignoredByGit;
    private int matchCount;

    private SelectionRule(SourceRule rule, string text, HashSet<string>? ignoredByGit = null)
    {
        Rule = rule;
        Text = text;
        this.ignoredByGit = ignoredByGit;
        namePatterns = [.. rule.Patterns.Where(p => !p.Contains('/', StringComparison.Ordinal))];
        pathPatterns = [.. rule.Patterns.Where(p => p.Contains('/', StringComparison.Ordinal)).Select(WithoutLead)];
    }

    public SourceRule Rule { get; }

    /// <summary>The rule as it is printed.</summary>
    public string Text { get; }

    /// <summary>Whether this is the default rule whose limits the user is warned about.</summary>
    public bool IsDefault { get; init; }

    public bool IsForDirectories => Rule.Type == "dir";

    /// <summary>A rule as the Guild file has it: a pattern that names a directory means everything below it.</summary>
    public static SelectionRule Of(SourceRule rule, string root)
    {
        if (rule.Type is null)
            rule = rule with { Patterns = [.. rule.Patterns.Select(p => IsDirectory(root, p) ? p.TrimEnd('/') + "/*" : p)] };
        return new SelectionRule(rule, SourceRuleText.Format(rule));
    }

    /// <summary>A rule of the default ones.</summary>
    public static SelectionRule Of(string text, bool isDefault = false) => new(SourceRuleText.Parse(text), text) { IsDefault = isDefault };

    /// <summary>A rule that prunes directories by name or path.</summary>
    public static SelectionRule OfDirectories(IReadOnlyList<string> patterns)
    {
        var rule = new SourceRule(false, patterns) { Type = "dir" };
        return new SelectionRule(rule, SourceRuleText.Format(rule));
    }

    /// <summary>The rule that takes everything but the files that git ignores.</summary>
    public static SelectionRule NotIgnored(IEnumerable<string> ignored) =>
        new(new SourceRule(true, ["*"]), "gitignore + guildignore patterns", new HashSet<string>(ignored, StringComparer.Ordinal));

    public bool MatchesDirectory(string relative, string full) =>
        MatchesName(relative) && (Rule.Containing is not { } sentinel || Path.Exists(Path.Combine(full, sentinel)));

    /// <summary>Tests a file.</summary>
    /// <returns>Whether it matches, or which limit it failed at.</returns>
    public RuleMatch Match(SourceFile file)
    {
        if (!MatchesName(file.Path) || ignoredByGit?.Contains(file.Path) == true)
            return RuleMatch.None;
        if (Rule.Type is { } type && file.IsText != (type == "text"))
            return RuleMatch.None;
        if (Rule.SizeBelow > 0 && file.Length >= Rule.SizeBelow)
            return RuleMatch.TooBig;
        if (Rule.MaxMatches > 0 && matchCount >= Rule.MaxMatches)
            return RuleMatch.TooMany;
        matchCount++;
        return RuleMatch.Match;
    }

    private static bool IsDirectory(string root, string pattern) =>
        pattern.Trim('/').Length > 0 && Directory.Exists(Path.Combine(root, pattern.TrimStart('/')));

    private static string WithoutLead(string pattern) =>
        pattern.StartsWith('/') ? pattern.TrimStart('/') : pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..] : pattern;

    private bool MatchesName(string relative)
    {
        var name = relative[(relative.LastIndexOf('/') + 1)..];
        return Array.Exists(namePatterns, p => FileGlob.IsMatch(p, name)) || Array.Exists(pathPatterns, p => FileGlob.IsMatch(p, relative));
    }
}
