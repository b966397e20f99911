using System.Globalization;

namespace Guild.Core.Yaml;

/// <content>Scalars in quotes.</content>
internal sealed partial class YamlScanner
{
    private YamlToken ScanQuoted(char quote)
    {
        var start = Mark;
        index++;
        // Most end on their line and have no escapes.
        var end = index;
        while (text[end] != quote && text[end] != '\\' && !IsBreakOrEnd(text[end]))
            end++;
        string value;
        if (text[end] == quote && (quote == '"' || text[end + 1] != '\''))
        {
            value = text[index..end];
            index = end + 1;
        }
        else
        {
            content.Clear();
            AppendQuotedWord(quote, start);
            while (text[index] != quote)
            {
                AppendQuotedBlanks(start);
                AppendQuotedWord(quote, start);
            }

            index++;
            value = content.ToString();
        }

        return new YamlToken(YamlTokenKind.Scalar, start, Mark) { Text = value };
    }

    private void AppendQuotedWord(char quote, YamlMark start)
    {
        while (true)
        {
            var from = index;
            while (text[index] is not ('\'' or '"' or '\\') && !IsBlankOrEnd(text[index]))
                index++;
            content.Append(text, from, index - from);
            var c = text[index];
            if (quote == '\'' && c == '\'' && text[index + 1] == '\'')
            {
                content.Append('\'');
                index += 2;
            }
            else if (c == (quote == '"' ? '\'' : '"') || quote == '\'' && c == '\\')
            {
                content.Append(c);
                index++;
            }
            else if (quote == '"' && c == '\\')
            {
                index++;
                AppendEscape(start);
            }
            else
            {
                return;
            }
        }
    }

    private void AppendEscape(YamlMark start)
    {
        var c = text[index];
        if (IsBreak(c))
        {
            SkipLineBreak();
            AppendQuotedBreaks(start);
            return;
        }

        var length = c switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (length > 0)
        {
            index++;
            AppendCodePoint(length, start);
            return;
        }

        content.Append(Unescape(c) ?? throw Problem(
            "while scanning a double-quoted scalar", start, $"found unknown escape character {YamlProblem.Quote(c)}"));
        index++;
    }

    private static char? Unescape(char c) => c switch
    {
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        't' or '\t' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        'e' => '\x1b',
        ' ' or '"' or '\\' or '/' => c,
        'N' => '\x85',
        '_' => '\xa0',
        'L' => '\u2028',
        'P' => '\u2029',
        _ => null,
    };

    private void AppendCodePoint(int length, YamlMark start)
    {
        for (var i = index; i < index + length; i++)
        {
            if (!char.IsAsciiHexDigit(text[i]))
            {
                throw Problem("while scanning a double-quoted scalar", start,
                    $"expected escape sequence of {length} hexadecimal numbers, but found {YamlProblem.Quote(text[i])}");
            }
        }

        var code = uint.Parse(text.AsSpan(index, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (code > 0x10ffff)
            throw Problem("while scanning a double-quoted scalar", start, $"found '\\U{code:x8}', which is no character");
        if (code > 0xffff)
            content.Append(char.ConvertFromUtf32((int)code));
        else
            content.Append((char)code);
        index += length;
    }

    private void AppendQuotedBlanks(YamlMark start)
    {
        var blanks = index;
        SkipBlanks();
        var c = text[index];
        if (c == '\0')
            throw Problem("while scanning a quoted scalar", start, "found unexpected end of stream");
        if (!IsBreak(c))
        {
            content.Append(text, blanks, index - blanks);
            return;
        }

        var first = TakeLineBreak();
        if (first != '\n')
            content.Append(first);
        if (AppendQuotedBreaks(start) == 0 && first == '\n')
            content.Append(' ');
    }

    // Returns how many there were.
    private int AppendQuotedBreaks(YamlMark start)
    {
        for (var count = 0; ; count++)
        {
            if (IsDocumentIndicator())
                throw Problem("while scanning a quoted scalar", start, "found unexpected document separator");
            SkipBlanks();
            if (!IsBreak(text[index]))
                return count;
            content.Append(TakeLineBreak());
        }
    }

    private void SkipBlanks()
    {
        while (text[index] is ' ' or '\t')
            index++;
    }
}
