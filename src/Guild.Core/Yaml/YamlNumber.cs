namespace Guild.Core.Yaml;

/// <summary>The number patterns of YAML 1.1 with Guild's float extensions, as scanners.</summary>
internal static class YamlNumber
{
    /// <summary>
    /// <c>[-+]?\d[\d_]*\.[\d_]*([eE][-+]?\d+)?</c>, <c>[-+]?\d[\d_]*[eE][-+]?\d+</c>, <c>\.[\d_]+([eE][-+]\d+)?</c>,
    /// <c>[-+]?\d[\d_]*(:[0-5]?\d)+\.[\d_]*</c>, <c>[-+]?\.inf</c>, <c>\.nan</c>.
    /// </summary>
    public static bool IsFloat(ReadOnlySpan<char> text)
    {
        if (text[0] == '.')
            return text is ".inf" or ".Inf" or ".INF" or ".nan" or ".NaN" or ".NAN" || IsFraction(text);
        var at = text[0] is '-' or '+' ? 1 : 0;
        if (text[at..] is ".inf" or ".Inf" or ".INF")
            return true;
        if (at == text.Length || !char.IsAsciiDigit(text[at]))
            return false;
        at = SkipDigits(text, at);
        if (at == text.Length)
            return false;
        switch (text[at])
        {
            case '.':
                at = SkipDigits(text, at + 1);
                return at == text.Length || IsExponent(text[at..], needsSign: false);
            case 'e' or 'E':
                return IsExponent(text[at..], needsSign: false);
            case ':':
                at = SkipSexagesimal(text, at);
                return at < text.Length && text[at] == '.' && SkipDigits(text, at + 1) == text.Length;
            default:
                return false;
        }
    }

    /// <summary>
    /// <c>[-+]?0b[01_]+</c>, <c>[-+]?0[0-7_]+</c>, <c>[-+]?(0|[1-9][\d_]*)</c>, <c>[-+]?0x[\da-fA-F_]+</c>,
    /// <c>[-+]?[1-9][\d_]*(:[0-5]?\d)+</c>.
    /// </summary>
    public static bool IsInteger(ReadOnlySpan<char> text)
    {
        if (text[0] is '-' or '+')
            text = text[1..];
        if (text.Length == 0 || !char.IsAsciiDigit(text[0]))
            return false;
        if (text.Length == 1)
            return true;
        if (text[0] == '0')
        {
            return text[1] switch
            {
                'b' => text.Length > 2 && HasOnly(text[2..], "01_"),
                'x' => text.Length > 2 && HasOnly(text[2..], "0123456789abcdefABCDEF_"),
                _ => HasOnly(text[1..], "01234567_"),
            };
        }

        var at = SkipDigits(text, 0);
        return at == text.Length || text[at] == ':' && SkipSexagesimal(text, at) == text.Length;
    }

    // Not IndexOfAnyExcept: its search is vector code, which is compiled at every start.
    private static bool HasOnly(ReadOnlySpan<char> text, string allowed)
    {
        foreach (var c in text)
        {
            if (!allowed.Contains(c, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    private static bool IsFraction(ReadOnlySpan<char> text)
    {
        var at = SkipDigits(text, 1);
        return at > 1 && (at == text.Length || IsExponent(text[at..], needsSign: true));
    }

    private static bool IsExponent(ReadOnlySpan<char> text, bool needsSign)
    {
        if (text[0] is not ('e' or 'E'))
            return false;
        var at = text.Length > 1 && text[1] is '-' or '+' ? 2 : 1;
        return (at == 2 || !needsSign) && at < text.Length && text[at..].IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static int SkipDigits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '_'))
            at++;
        return at;
    }

    // (:[0-5]?\d)+ from a colon on; stops before what doesn't fit.
    private static int SkipSexagesimal(ReadOnlySpan<char> text, int at)
    {
        while (at + 1 < text.Length && text[at] == ':' && char.IsAsciiDigit(text[at + 1]))
            at += text[at + 1] <= '5' && at + 2 < text.Length && char.IsAsciiDigit(text[at + 2]) ? 3 : 2;
        return at;
    }
}
