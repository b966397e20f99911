namespace Guild.Core.SourceCode;

/// <summary>Shell-style patterns as Python's <c>fnmatch</c> reads them: <c>*</c> (crossing <c>/</c>), <c>?</c>, <c>[…]</c>, <c>[!…]</c>.</summary>
public static class FileGlob
{
    /// <summary>Whether a pattern matches all of a text. Case counts, except on Windows.</summary>
    public static bool IsMatch(string pattern, string text)
    {
        // On a mismatch behind a star, the star takes one character more; only the last star needs remembering.
        int p = 0, t = 0, star = -1, starText = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                starText = t;
            }
            else if (p < pattern.Length && TryMatchOne(pattern, text[t], p, out var next))
            {
                p = next;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++starText;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    private static bool TryMatchOne(string pattern, char c, int at, out int next)
    {
        next = at + 1;
        if (pattern[at] == '?')
            return true;
        if (pattern[at] != '[')
            return Fold(pattern[at]) == Fold(c);

        var start = at + 1;
        var isNegated = start < pattern.Length && pattern[start] == '!';
        if (isNegated)
            start++;
        // A bracket right at the start belongs to the set: []] matches a bracket.
        var end = start + 1 < pattern.Length ? pattern.IndexOf(']', start + 1) : -1;
        if (end < 0)
            return c == '[';
        next = end + 1;
        return IsInSet(pattern.AsSpan(start, end - start), Fold(c)) != isNegated;
    }

    private static bool IsInSet(ReadOnlySpan<char> set, char c)
    {
        for (var i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                if (c >= Fold(set[i]) && c <= Fold(set[i + 2]))
                    return true;
                i += 2;
            }
            else if (Fold(set[i]) == c)
            {
                return true;
            }
        }

        return false;
    }

    private static char Fold(char c) => OperatingSystem.IsWindows() ? char.ToLowerInvariant(c == '\\' ? '/' : c) : c;
}
