namespace Guild.Core.Yaml;

/// <content>Plain scalars.</content>
internal sealed partial class YamlScanner
{
    private YamlToken ScanPlain()
    {
        var start = Mark;
        var end = start;
        var leastColumn = indent + 1;
        var lineContent = index;
        string? fold = null;
        content.Clear();
        while (text[index] != '#')
        {
            var wordEnd = EndOfPlainWord();
            if (wordEnd == index)
                break;
            allowsKey = false;
            if (fold is not null)
            {
                content.Append(text, lineContent, end.Index - lineContent).Append(fold);
                lineContent = index;
                fold = null;
            }

            index = wordEnd;
            end = Mark;
            if (!SkipPlainBlanks(out fold) || flowLevel == 0 && Column < leastColumn)
                break;
        }

        var lastLine = text.AsSpan(lineContent, end.Index - lineContent);
        return new YamlToken(YamlTokenKind.Scalar, start, end)
        {
            Text = content.Length == 0 ? lastLine.ToString() : content.Append(lastLine).ToString(),
            IsPlain = true,
        };
    }

    private int EndOfPlainWord()
    {
        for (var at = index; ; at++)
        {
            var c = text[at];
            if (IsBlankOrEnd(c) || c == ':' && EndsPlainAfterColon(text[at + 1]) || flowLevel != 0 && (c is ',' or '?' or '[' or ']' or '{' or '}'))
                return at;
        }
    }

    private bool EndsPlainAfterColon(char next) => IsBlankOrEnd(next) || flowLevel != 0 && (next is ',' or '[' or ']' or '{' or '}');

    // Whether the scalar may go on behind blanks. Line breaks fold into what they stand for.
    private bool SkipPlainBlanks(out string? fold)
    {
        fold = null;
        var blanks = index;
        while (text[index] == ' ')
            index++;
        if (!IsBreak(text[index]))
            return index > blanks;
        var first = TakeLineBreak();
        allowsKey = true;
        if (IsDocumentIndicator())
            return false;
        breaks.Clear();
        while (true)
        {
            if (text[index] == ' ')
            {
                index++;
            }
            else if (IsBreak(text[index]))
            {
                breaks.Append(TakeLineBreak());
                if (IsDocumentIndicator())
                    return false;
            }
            else
            {
                break;
            }
        }

        fold = first != '\n' ? first + breaks.ToString() : breaks.Length > 0 ? breaks.ToString() : " ";
        return true;
    }
}
