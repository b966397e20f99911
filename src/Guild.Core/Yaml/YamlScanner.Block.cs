namespace Guild.Core.Yaml;

/// <content>Block scalars: <c>|</c> and <c>&gt;</c>.</content>
internal sealed partial class YamlScanner
{
    private YamlToken ScanBlockScalar(bool isFolded)
    {
        var start = Mark;
        index++;
        ScanBlockHeader(start, out var chomping, out var increment);
        content.Clear();
        breaks.Clear();
        var least = Math.Max(indent + 1, 1);
        int column;
        if (increment > 0)
        {
            column = least + increment - 1;
            SkipBlockBreaks(column);
        }
        else
        {
            column = Math.Max(least, SkipLeadingBreaks());
        }

        char? lineBreak = null;
        while (Column == column && text[index] != '\0')
        {
            content.Append(breaks);
            breaks.Clear();
            var isText = text[index] is not (' ' or '\t');
            var from = index;
            SkipLine();
            content.Append(text, from, index - from);
            lineBreak = IsBreak(text[index]) ? TakeLineBreak() : null;
            SkipBlockBreaks(column);
            if (Column != column || text[index] == '\0')
                break;
            if (!isFolded || lineBreak != '\n' || !isText || text[index] is ' ' or '\t')
                content.Append(lineBreak);
            else if (breaks.Length == 0)
                content.Append(' ');
        }

        if (chomping != '-')
            content.Append(lineBreak);
        if (chomping == '+')
            content.Append(breaks);
        return new YamlToken(YamlTokenKind.Scalar, start, Mark) { Text = content.ToString() };
    }

    // The header's line: chomping and indentation indicators in any order, a comment.
    private void ScanBlockHeader(YamlMark start, out char? chomping, out int increment)
    {
        const string Context = "while scanning a block scalar";
        chomping = text[index] is '+' or '-' ? text[index++] : null;
        increment = 0;
        if (char.IsAsciiDigit(text[index]))
        {
            increment = text[index] - '0';
            if (increment == 0)
                throw Problem(Context, start, "expected indentation indicator in the range 1-9, but found 0");
            index++;
            if (chomping is null && text[index] is '+' or '-')
                chomping = text[index++];
        }

        if (text[index] != ' ' && !IsBreakOrEnd(text[index]))
            throw Problem(Context, start, $"expected chomping or indentation indicators, but found {YamlProblem.Quote(text[index])}");
        SkipRestOfLine(Context, start);
    }

    private void SkipRestOfLine(string context, YamlMark start)
    {
        while (text[index] == ' ')
            index++;
        if (text[index] == '#')
            SkipLine();
        if (!IsBreakOrEnd(text[index]))
            throw Problem(context, start, $"expected a comment or a line break, but found {YamlProblem.Quote(text[index])}");
        SkipLineBreak();
    }

    // The longest indentation before the first line with text says how much of it is none.
    private int SkipLeadingBreaks()
    {
        var longest = 0;
        while (true)
        {
            if (text[index] == ' ')
            {
                index++;
                longest = Math.Max(longest, Column);
            }
            else if (IsBreak(text[index]))
            {
                breaks.Append(TakeLineBreak());
            }
            else
            {
                return longest;
            }
        }
    }

    private void SkipBlockBreaks(int column)
    {
        while (true)
        {
            while (Column < column && text[index] == ' ')
                index++;
            if (!IsBreak(text[index]))
                return;
            breaks.Append(TakeLineBreak());
        }
    }
}
