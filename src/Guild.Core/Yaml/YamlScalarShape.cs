namespace Guild.Core.Yaml;

/// <summary>What a scalar's characters allow, apart from what the text would be read as.</summary>
internal readonly record struct YamlScalarShape(bool IsMultiline, bool AllowsFlowPlain, bool AllowsBlockPlain, bool AllowsSingleQuoted)
{
    /// <param name="text">The scalar's text.</param>
    /// <param name="allowsUnicode">Whether printable characters beyond ASCII are written as they are.</param>
    public static YamlScalarShape Of(string text, bool allowsUnicode = false)
    {
        if (text.Length == 0)
            return new(IsMultiline: false, AllowsFlowPlain: false, AllowsBlockPlain: true, AllowsSingleQuoted: true);
        var startsDocument = text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal);
        var hasBlockIndicators = startsDocument;
        var hasFlowIndicators = startsDocument;
        var isMultiline = false;
        var hasSpecials = false;
        var hasBreakThenSpace = false;
        var hasSpaceThenBreak = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            switch (c)
            {
                case '\n':
                    isMultiline = true;
                    hasSpaceThenBreak |= i > 0 && text[i - 1] == ' ';
                    break;
                case ' ':
                    hasBreakThenSpace |= i > 0 && text[i - 1] == '\n';
                    break;
                case < ' ' or > '~':
                    hasSpecials |= !allowsUnicode || c is < '\xa0' or '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff';
                    break;
                case '#' when i == 0 || IsBlank(text[i - 1]):
                case '[' or ']' or '{' or '}' or ',' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' when i == 0:
                case '-' when i == 0 && IsBlank(next):
                    hasFlowIndicators = hasBlockIndicators = true;
                    break;
                case ':' or '?' when i == 0:
                case ':':
                    hasFlowIndicators = true;
                    hasBlockIndicators |= IsBlank(next);
                    break;
                case ',' or '?' or '[' or ']' or '{' or '}':
                    hasFlowIndicators = true;
                    break;
            }
        }

        var isPlain = text[0] is not (' ' or '\n') && text[^1] is not (' ' or '\n')
            && !hasBreakThenSpace && !hasSpaceThenBreak && !hasSpecials && !isMultiline;
        return new(
            isMultiline || hasSpecials && text.AsSpan().IndexOfAny("\x85\u2028\u2029") >= 0,
            isPlain && !hasFlowIndicators,
            isPlain && !hasBlockIndicators,
            !hasBreakThenSpace && !hasSpaceThenBreak && !hasSpecials);
    }

    // The end of the text counts as blank.
    private static bool IsBlank(char c) => c is '\0' or ' ' or '\t' or '\r' or '\n' or '\x85' or '\u2028' or '\u2029';
}
