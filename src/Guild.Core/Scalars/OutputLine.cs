namespace Guild.Core.Scalars;

/// <summary>Pieces of an output line, as Python's regular expressions see them.</summary>
internal static class OutputLine
{
    /// <summary>What <c>\s</c> matches.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\x1c' and <= '\x1f';

    /// <summary>The index of the first character from a place on that isn't a space.</summary>
    public static int SkipSpaces(string line, int from)
    {
        while (from < line.Length && IsSpace(line[from]))
            from++;
        return from;
    }

    /// <summary>The index of the first space from a place on, or the line's end.</summary>
    public static int SkipWord(string line, int from)
    {
        while (from < line.Length && !IsSpace(line[from]))
            from++;
        return from;
    }

    /// <summary>
    /// The length of the key in <c>key: …</c> and the start of what follows the colon and at least one space; zero when the line doesn't begin so.
    /// </summary>
    /// <remarks>A key is a word, and words end at spaces: so it is the first word without its last colon.</remarks>
    public static int KeyLength(string line, out int rest)
    {
        rest = 0;
        if (line.Length < 3 || !(char.IsAsciiLetter(line[0]) || line[0] == '_'))
            return 0;
        var end = SkipWord(line, 0);
        if (end < 2 || end == line.Length || line[end - 1] != ':')
            return 0;
        rest = SkipSpaces(line, end);
        return end - 1;
    }

    /// <summary>Whether a text is all that <c>\value</c> of scalars matches; that includes the empty text and a lone sign.</summary>
    public static bool IsValue(ReadOnlySpan<char> text)
    {
        if (text.Equals("nan", StringComparison.OrdinalIgnoreCase))
            return true;
        var i = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        if (text[i..].Equals("inf", StringComparison.OrdinalIgnoreCase))
            return true;
        i = SkipDigits(text, i);
        if (i < text.Length && text[i] == '.')
            i = SkipDigits(text, i + 1);
        if (i < text.Length && text[i] is 'e' or 'E')
        {
            var digits = i + 1 < text.Length && text[i + 1] is '+' or '-' ? i + 2 : i + 1;
            var end = SkipDigits(text, digits);
            if (end > digits)
                i = end;
        }

        return i == text.Length;
    }

    /// <summary>Whether a text is a non-empty row of ASCII digits.</summary>
    public static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 0 && SkipDigits(text, 0) == text.Length;

    private static int SkipDigits(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && char.IsAsciiDigit(text[from]))
            from++;
        return from;
    }
}
