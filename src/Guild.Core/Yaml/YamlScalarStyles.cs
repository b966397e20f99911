using System.Globalization;

namespace Guild.Core.Yaml;

/// <summary>Writes a scalar's text plain, single- or double-quoted, folded at blanks when the line is full.</summary>
internal static class YamlScalarStyles
{
    public static void WritePlain(YamlOutput output, string text, int indent, bool canFold)
    {
        if (text.Length == 0)
            return;
        if (!output.IsBlank)
            output.Write(" ");
        output.IsBlank = output.IsIndention = false;
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var run = RunLength(rest);
            if (rest[0] == ' ' && run == 1 && canFold && output.IsPastWidth)
            {
                output.WriteIndent(indent);
                output.IsBlank = output.IsIndention = false;
            }
            else
            {
                output.Write(rest[..run]);
            }

            rest = rest[run..];
        }
    }

    public static void WriteSingleQuoted(YamlOutput output, string text, int indent, bool canFold)
    {
        output.WriteIndicator("'", needsBlank: true);
        var at = 0;
        while (at < text.Length)
        {
            var rest = text.AsSpan(at);
            var run = RunLength(rest);
            switch (rest[0])
            {
                case ' ' when run == 1 && canFold && output.IsPastWidth && at > 0 && at + 1 < text.Length:
                    output.WriteIndent(indent);
                    break;
                case '\n':
                    // One line break folds to a blank; hence one more.
                    for (var i = 0; i <= run; i++)
                        output.WriteLineBreak();
                    output.WriteIndent(indent);
                    break;
                case '\'':
                    for (var i = 0; i < run; i++)
                        output.Write("''");
                    break;
                default:
                    output.Write(rest[..run]);
                    break;
            }

            at += run;
        }

        output.WriteIndicator("'", needsBlank: false);
    }

    public static void WriteDoubleQuoted(YamlOutput output, string text, int indent, bool canFold)
    {
        output.WriteIndicator("\"", needsBlank: true);
        var last = text.Length - (text.Length > 1 && char.IsSurrogatePair(text[^2], text[^1]) ? 2 : 1);
        var start = 0;
        int size;
        for (var at = 0; at < text.Length; at += size)
        {
            size = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
            var isEscaped = text[at] is '"' or '\\' or < ' ' or > '~';
            if (isEscaped)
            {
                output.Write(text.AsSpan(start, at - start));
                WriteEscape(output, text, at, size);
                start = at + size;
            }

            if (!canFold || at == 0 || at >= last || !(text[at] == ' ' || start >= at) || !output.WouldBePastWidth(Math.Max(at - start, -1)))
                continue;
            if (start < at)
            {
                output.Write(text.AsSpan(start, at - start));
                start = at;
            }

            output.Write("\\");
            output.WriteIndent(indent);
            output.IsBlank = output.IsIndention = false;
            if (text[start] == ' ')
                output.Write("\\");
        }

        output.Write(text.AsSpan(start));
        output.WriteIndicator("\"", needsBlank: false);
    }

    private static void WriteEscape(YamlOutput output, string text, int at, int size)
    {
        var c = text[at];
        var mnemonic = c switch
        {
            '\0' => '0', '\a' => 'a', '\b' => 'b', '\t' => 't', '\n' => 'n', '\v' => 'v', '\f' => 'f', '\r' => 'r', '\x1b' => 'e',
            '"' => '"', '\\' => '\\', '\x85' => 'N', '\xa0' => '_', '\u2028' => 'L', '\u2029' => 'P',
            _ => '\0',
        };
        output.Write(
            mnemonic != '\0' ? ['\\', mnemonic]
            : size == 2 ? "\\U" + char.ConvertToUtf32(text, at).ToString("X8", CultureInfo.InvariantCulture)
            : c <= '\xff' ? "\\x" + ((int)c).ToString("X2", CultureInfo.InvariantCulture)
            : "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture));
    }

    // Characters from the first on that are written alike: blanks, line breaks, quotes, others.
    private static int RunLength(ReadOnlySpan<char> text)
    {
        var end = text[0] is ' ' or '\n' or '\'' ? text.IndexOfAnyExcept(text[0]) : text.IndexOfAny(" \n'");
        return end < 0 ? text.Length : end;
    }
}
