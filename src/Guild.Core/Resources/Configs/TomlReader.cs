using System.Globalization;
using System.Numerics;
using System.Text;
using Guild.Abstractions;

namespace Guild.Core.Resources.Configs;

/// <summary>Reads TOML 1.0. Dates and times stay the texts that they are written as.</summary>
internal sealed class TomlReader(string text)
{
    private const int MaxDepth = 100;

    private readonly TomlTable root = new();
    private TomlTable table = new();
    private int at;
    private int depth;

    /// <summary>The document.</summary>
    /// <exception cref="FormatException">It isn't TOML; the message says where.</exception>
    public MapValue Read()
    {
        table = root;
        while (true)
        {
            SkipBlanks(alsoLines: true);
            if (at >= text.Length)
                return root.ToValue();
            if (Peek() == '[')
                ReadHeader();
            else
                ReadPair(table);
            EndLine();
        }
    }

    private void ReadHeader()
    {
        var isArray = Next("[[");
        if (!isArray)
            Expect('[');
        var keys = ReadKeys();
        if (isArray)
            Expect(']');
        Expect(']');
        var parent = root.Walk(keys, keys.Count - 1) ?? throw Error($"'{string.Join('.', keys)}' is no table");
        table = (isArray ? parent.AddToArray(keys[^1]) : parent.Table(keys[^1])) ?? throw Error($"'{keys[^1]}' is defined twice");
    }

    private void ReadPair(TomlTable target)
    {
        var keys = ReadKeys();
        Expect('=');
        SkipBlanks(alsoLines: false);
        var owner = target.Walk(keys, keys.Count - 1) ?? throw Error($"'{string.Join('.', keys)}' is no table");
        if (!owner.Add(keys[^1], ReadValue()))
            throw Error($"'{keys[^1]}' is defined twice");
    }

    private List<string> ReadKeys()
    {
        var keys = new List<string>();
        do
        {
            SkipBlanks(alsoLines: false);
            keys.Add(ReadKey());
            SkipBlanks(alsoLines: false);
        }
        while (Next("."));
        return keys;
    }

    private string ReadKey()
    {
        if (Peek() is '"' or '\'')
            return ReadString();
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '-'))
            at++;
        return at > start ? text[start..at] : throw Error("a key is expected");
    }

    private object ReadValue()
    {
        if (++depth > MaxDepth)
            throw Error("values nest too deeply");
        object value = Peek() switch
        {
            '"' or '\'' => Value.Of(ReadString()),
            '[' => ReadArray(),
            '{' => ReadInlineTable(),
            _ => ReadPlain(),
        };
        depth--;
        return value;
    }

    private List<object> ReadArray()
    {
        Expect('[');
        var items = new List<object>();
        while (true)
        {
            SkipBlanks(alsoLines: true);
            if (Next("]"))
                return items;
            items.Add(ReadValue());
            SkipBlanks(alsoLines: true);
            if (Next("]"))
                return items;
            Expect(',');
        }
    }

    private TomlTable ReadInlineTable()
    {
        Expect('{');
        var inline = new TomlTable();
        SkipBlanks(alsoLines: false);
        if (Next("}"))
            return inline;
        while (true)
        {
            ReadPair(inline);
            SkipBlanks(alsoLines: false);
            if (Next("}"))
                return inline;
            Expect(',');
        }
    }

    private Value ReadPlain()
    {
        var start = at;
        while (at < text.Length && text[at] is not (',' or ']' or '}' or '#' or '\n' or '\r' or '\t') && !(text[at] == ' ' && !IsTimeBehindDate(start)))
            at++;
        var word = text[start..at];
        return PlainValue(word) ?? throw Error(word.Length == 0 ? "a value is expected" : $"'{word}' is no value", start);
    }

    // A blank may stand between date and time.
    private bool IsTimeBehindDate(int start) =>
        at - start == 10 && text[start + 4] == '-' && at + 2 < text.Length && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]);

    private static Value? PlainValue(string word)
    {
        if (word is "true" or "false")
            return Value.Of(word == "true");
        var digits = word.Replace("_", "", StringComparison.Ordinal);
        if (digits.Length == 0 || word.StartsWith('_') || word.EndsWith('_'))
            return null;
        if (digits.Length > 2 && digits[0] == '0' && digits[1] is 'x' or 'o' or 'b')
            return Radix(digits[2..], digits[1] == 'x' ? 16 : digits[1] == 'o' ? 8 : 2);
        if (digits.TrimStart('+', '-') is "inf" or "nan")
            return Value.Of(digits.EndsWith("nan", StringComparison.Ordinal) ? double.NaN : digits[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity);
        if (BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return new IntegerValue(integer);
        if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && char.IsAsciiDigit(digits[^1]))
            return Value.Of(number);
        return char.IsAsciiDigit(word[0]) && word.AsSpan().ContainsAny(":-") && !word.AsSpan().ContainsAnyExcept("0123456789:-+.TtZz ") ? Value.Of(word) : null;
    }

    private static IntegerValue? Radix(string digits, int radix)
    {
        var number = BigInteger.Zero;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix)
                return null;
            number = (number * radix) + digit;
        }

        return new IntegerValue(number);
    }

    private string ReadString()
    {
        var quote = text[at].ToString();
        var isLong = Next(quote + quote + quote);
        if (!isLong)
            at++;
        var end = isLong ? quote + quote + quote : quote;
        // A line break right behind the opening quotes is none of the text.
        if (isLong && !Next("\r\n"))
            Next("\n");
        var result = new StringBuilder();
        while (true)
        {
            if (at >= text.Length || (!isLong && text[at] == '\n'))
                throw Error("the text has no end");
            if (Next(end))
                return EndQuotes(result, quote[0], isLong);
            if (text[at] == '\\' && quote == "\"")
                ReadEscape(result, isLong);
            else
                result.Append(text[at++]);
        }
    }

    // Up to two quotes may stand right before the closing ones.
    private string EndQuotes(StringBuilder result, char quote, bool isLong)
    {
        for (var i = 0; isLong && i < 2 && at < text.Length && text[at] == quote; i++, at++)
            result.Append(quote);
        return result.ToString();
    }

    private void ReadEscape(StringBuilder result, bool isLong)
    {
        var c = at + 1 < text.Length ? text[at + 1] : '\0';
        if (isLong && c is '\n' or '\r' or ' ' or '\t')
        {
            at++;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            return;
        }

        at += 2;
        if (c is 'u' or 'U')
        {
            var length = c == 'u' ? 4 : 8;
            if (at + length > text.Length || !int.TryParse(text.AsSpan(at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || !Rune.IsValid(code))
                throw Error("a character's number is expected");
            result.Append(new Rune(code).ToString());
            at += length;
            return;
        }

        var index = "btnfre\"\\".IndexOf(c, StringComparison.Ordinal);
        result.Append(index >= 0 ? "\b\t\n\f\r\x1b\"\\"[index] : throw Error($"'\\{c}' means nothing", at - 2));
    }

    private char Peek() => at < text.Length ? text[at] : '\0';

    private bool Next(string expected)
    {
        if (string.CompareOrdinal(text, at, expected, 0, expected.Length) != 0)
            return false;
        at += expected.Length;
        return true;
    }

    private void Expect(char c)
    {
        SkipBlanks(alsoLines: false);
        if (Peek() != c)
            throw Error($"'{c}' is expected");
        at++;
    }

    private void SkipBlanks(bool alsoLines)
    {
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\t' || (alsoLines && text[at] is '\n' or '\r'))
                at++;
            else if (alsoLines && text[at] == '#')
                at = text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;
            else
                return;
        }
    }

    private void EndLine()
    {
        SkipBlanks(alsoLines: false);
        if (Peek() == '#')
            at = text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;
        if (at < text.Length && Peek() is not ('\n' or '\r'))
            throw Error("the end of the line is expected");
    }

    private FormatException Error(string problem, int? place = null)
    {
        var before = text.AsSpan(0, Math.Min(place ?? at, text.Length));
        return new FormatException($"{problem} (line {before.Count('\n') + 1}, column {before.Length - before.LastIndexOf('\n')})");
    }
}
