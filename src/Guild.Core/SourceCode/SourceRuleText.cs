using System.Globalization;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Text;

namespace Guild.Core.SourceCode;

/// <summary>The text of a source code rule, as <c>--test-sourcecode</c> prints it: <c>include text * size &lt; 1048577, max match 100</c>.</summary>
public static class SourceRuleText
{
    private const string Containing = "containing ";
    private const string SizeBelow = "size < ";
    private const string MaxMatches = "max match ";

    /// <summary>The text of a rule.</summary>
    public static string Format(SourceRule rule)
    {
        List<string> words = [rule.Includes ? "include" : "exclude"];
        if (rule.Type is { } type)
            words.Add(type);
        words.Add(string.Join(", ", rule.Patterns.Select(p => p.Any(char.IsWhiteSpace) ? ShellWords.Quote(p) : p)));
        List<string> limits = [];
        if (rule.Containing is { } containing)
            limits.Add(Containing + containing);
        if (rule.SizeBelow > 0)
            limits.Add(SizeBelow + rule.SizeBelow.ToString(CultureInfo.InvariantCulture));
        if (rule.MaxMatches > 0)
            limits.Add(MaxMatches + rule.MaxMatches.ToString(CultureInfo.InvariantCulture));
        if (limits.Count > 0)
            words.Add(string.Join(", ", limits));
        return string.Join(' ', words);
    }

    /// <summary>Reads a rule's text.</summary>
    /// <exception cref="GuildException">It isn't a rule.</exception>
    public static SourceRule Parse(string text)
    {
        var rest = text.Trim();
        var includes = TakeWord(ref rest, "include");
        if (!includes && !TakeWord(ref rest, "exclude"))
            throw Unreadable(text);
        var type = TakeWord(ref rest, "text") ? "text" : TakeWord(ref rest, "binary") ? "binary" : TakeWord(ref rest, "dir") ? "dir" : null;

        string? containing = null;
        long sizeBelow = 0, maxMatches = 0;
        if (TakeTail(ref rest, MaxMatches) is { } count && !long.TryParse(count, CultureInfo.InvariantCulture, out maxMatches))
            throw Unreadable(text);
        if (TakeTail(ref rest, SizeBelow) is { } size && !long.TryParse(size, CultureInfo.InvariantCulture, out sizeBelow))
            throw Unreadable(text);
        containing = TakeTail(ref rest, Containing);
        var patterns = rest.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Unquote).ToArray();
        if (patterns.Length == 0)
            throw Unreadable(text);
        return new SourceRule(includes, patterns) { Type = type, Containing = containing, SizeBelow = sizeBelow, MaxMatches = (int)maxMatches };
    }

    private static bool TakeWord(ref string text, string word)
    {
        if (!text.StartsWith(word + " ", StringComparison.Ordinal))
            return false;
        text = text[(word.Length + 1)..].TrimStart();
        return true;
    }

    private static string? TakeTail(ref string text, string word)
    {
        var at = text.LastIndexOf(" " + word, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var tail = text[(at + 1 + word.Length)..];
        text = text[..at].TrimEnd(',', ' ');
        return tail;
    }

    private static string Unquote(string pattern) =>
        ShellWords.TrySplit(pattern, out var words) && words.Count == 1 ? words[0] : pattern;

    private static GuildException Unreadable(string text) => new(new GuildError($"unsupported source code rule: {text}")
    {
        Fix = "write it like 'exclude dir build' or 'include text *.md'",
    });
}
