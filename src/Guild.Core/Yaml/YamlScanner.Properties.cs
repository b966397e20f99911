using System.Text;
using Guild.Core.Errors;

namespace Guild.Core.Yaml;

/// <content>Directives, anchors, aliases and tags.</content>
internal sealed partial class YamlScanner
{
    private const string InDirective = "while scanning a directive";
    private const string InTag = "while scanning a tag";

    private YamlToken ScanDirective()
    {
        var start = Mark;
        index++;
        var name = ScanWord(InDirective, start);
        if (text[index] != ' ' && !IsBreakOrEnd(text[index]))
            throw Unexpected(InDirective, start, "alphabetic or numeric character");
        var kind = name switch
        {
            "YAML" => YamlTokenKind.VersionDirective,
            "TAG" => YamlTokenKind.TagDirective,
            _ => YamlTokenKind.OtherDirective,
        };
        string? handle = null;
        var value = "";
        switch (kind)
        {
            case YamlTokenKind.VersionDirective:
                value = ScanVersion(start);
                break;
            case YamlTokenKind.TagDirective:
                (handle, value) = ScanTagDirective(start);
                break;
            default:
                SkipLine();
                break;
        }

        var end = Mark;
        SkipRestOfLine(InDirective, start);
        return new YamlToken(kind, start, end) { Handle = handle, Text = value };
    }

    // The part before the point is all that matters.
    private string ScanVersion(YamlMark start)
    {
        while (text[index] == ' ')
            index++;
        var major = ScanDigits(start);
        if (text[index] != '.')
            throw Unexpected(InDirective, start, "a digit or '.'");
        index++;
        ScanDigits(start);
        if (text[index] != ' ' && !IsBreakOrEnd(text[index]))
            throw Unexpected(InDirective, start, "a digit or ' '");
        return major;
    }

    private string ScanDigits(YamlMark start)
    {
        var from = index;
        while (char.IsAsciiDigit(text[index]))
            index++;
        return index > from ? text[from..index] : throw Unexpected(InDirective, start, "a digit");
    }

    private (string Handle, string Prefix) ScanTagDirective(YamlMark start)
    {
        while (text[index] == ' ')
            index++;
        var handle = ScanTagHandle(InDirective, start);
        if (text[index] != ' ')
            throw Unexpected(InDirective, start, "' '");
        while (text[index] == ' ')
            index++;
        var prefix = ScanTagUri("while parsing a directive", InDirective, start);
        return text[index] == ' ' || IsBreakOrEnd(text[index]) ? (handle, prefix) : throw Unexpected(InDirective, start, "' '");
    }

    private YamlToken ScanAnchor()
    {
        var start = Mark;
        var isAlias = text[index] == '*';
        var context = isAlias ? "while scanning an alias" : "while scanning an anchor";
        index++;
        var name = ScanWord(context, start);
        if (!IsBlankOrEnd(text[index]) && text[index] is not ('?' or ':' or ',' or ']' or '}' or '%' or '@' or '`'))
            throw Unexpected(context, start, "alphabetic or numeric character");
        return new YamlToken(isAlias ? YamlTokenKind.Alias : YamlTokenKind.Anchor, start, Mark) { Text = name };
    }

    private string ScanWord(string context, YamlMark start)
    {
        var from = index;
        while (IsWordCharacter(text[index]))
            index++;
        return index > from ? text[from..index] : throw Unexpected(context, start, "alphabetic or numeric character");
    }

    private YamlToken ScanTag()
    {
        const string Parsing = "while parsing a tag";
        var start = Mark;
        string? handle = null;
        var suffix = "!";
        if (text[index + 1] == '<')
        {
            index += 2;
            suffix = ScanTagUri(Parsing, InTag, start);
            if (text[index] != '>')
                throw Unexpected(Parsing, start, "'>'");
            index++;
        }
        else if (IsBlankOrEnd(text[index + 1]))
        {
            index++;
        }
        else
        {
            if (HasTagHandle())
            {
                handle = ScanTagHandle(InTag, start);
            }
            else
            {
                handle = "!";
                index++;
            }

            suffix = ScanTagUri(Parsing, InTag, start);
        }

        if (text[index] != ' ' && !IsBreakOrEnd(text[index]))
            throw Unexpected(InTag, start, "' '");
        return new YamlToken(YamlTokenKind.Tag, start, Mark) { Handle = handle, Text = suffix };
    }

    // '!!str', '!e!str', unlike '!str'.
    private bool HasTagHandle()
    {
        var at = index + 1;
        while (text[at] is not ('!' or ' ') && !IsBreakOrEnd(text[at]))
            at++;
        return text[at] == '!';
    }

    private string ScanTagHandle(string context, YamlMark start)
    {
        if (text[index] != '!')
            throw Unexpected(context, start, "'!'");
        var from = index++;
        if (text[index] == ' ')
            return "!";
        while (IsWordCharacter(text[index]))
            index++;
        if (text[index] != '!')
            throw Unexpected(context, start, "'!'");
        return text[from..++index];
    }

    private string ScanTagUri(string parsing, string scanning, YamlMark start)
    {
        var from = index;
        List<byte>? bytes = null;
        while (char.IsAsciiLetterOrDigit(text[index]) || "-;/?:@&=+$,_.!~*'()[]%".Contains(text[index], StringComparison.Ordinal))
        {
            if (text[index] == '%')
            {
                bytes ??= [.. Encoding.UTF8.GetBytes(text[from..index])];
                bytes.Add(ScanUriEscape(scanning, start));
            }
            else
            {
                bytes?.Add((byte)text[index]);
                index++;
            }
        }

        if (index == from)
            throw Unexpected(parsing, start, "URI");
        if (bytes is null)
            return text[from..index];
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            throw Problem(scanning, start, "found an escape sequence that is no UTF-8");
        }
    }

    private byte ScanUriEscape(string context, YamlMark start)
    {
        index++;
        for (var i = index; i < index + 2; i++)
        {
            if (!char.IsAsciiHexDigit(text[i]))
                throw Problem(context, start, $"expected URI escape sequence of 2 hexadecimal numbers, but found {YamlProblem.Quote(text[i])}");
        }

        var code = Convert.ToByte(text.Substring(index, 2), 16);
        index += 2;
        return code;
    }

    private GuildException Unexpected(string context, YamlMark start, string expected) =>
        Problem(context, start, $"expected {expected}, but found {YamlProblem.Quote(text[index])}");
}
