using System.Globalization;
using System.Numerics;
using System.Text;
using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Core.Runs.Filters;

/// <summary>Splits filter expressions into tokens.</summary>
internal static class FilterLexer
{
    private const string EndsWord = ",<>!=()[]";

    public static List<FilterToken> Split(string text)
    {
        var tokens = new List<FilterToken>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var token = Read(text, i);
            tokens.Add(token);
            i += token.Kind == FilterTokenKind.Literal && text[i] is '\'' or '"' ? QuotedLength(text, i) : token.Text.Length;
        }

        return tokens;
    }

    /// <summary>The error for an expression that can't go on at a place.</summary>
    public static GuildException Unexpected(string text, int position, string what)
    {
        var line = text.AsSpan(0, position).Count('\n') + 1;
        var place = line == 1 ? $"at position {position}" : $"on line {line}, position {position}";
        return new GuildException(new GuildError($"syntax error in filter {place}: unexpected {what}"));
    }

    private static FilterToken Read(string text, int start)
    {
        var c = text[start];
        if (char.IsLetter(c) || c == '_')
            return new FilterToken(FilterTokenKind.Word, WordAt(text, start), start);
        if (c is '\'' or '"' && QuotedLength(text, start) is > 0 and var length)
            return new FilterToken(FilterTokenKind.Literal, text.Substring(start, length), start, Value.Of(Unescape(text.AsSpan(start + 1, length - 2))));
        if (c is '(' or ')' or '[' or ']' or ',' or '=')
            return new FilterToken(FilterTokenKind.Symbol, c.ToString(), start);
        if (c is '<' or '>' or '!')
            return Comparison(text, start);
        if (char.IsAsciiDigit(c) || c is '-' or '.')
            return Number(text, start);
        throw Unexpected(text, start, $"character '{c}'");
    }

    private static FilterToken Comparison(string text, int start)
    {
        var two = start + 1 < text.Length ? text.Substring(start, 2) : "";
        if (two is "<=" or ">=" or "<>" or "!=")
            return new FilterToken(FilterTokenKind.Symbol, two, start);
        return text[start] == '!' ? throw Unexpected(text, start, "character '!'") : new FilterToken(FilterTokenKind.Symbol, text[start].ToString(), start);
    }

    // What begins with a digit and isn't a number is text: an id, a date.
    private static FilterToken Number(string text, int start)
    {
        var word = WordAt(text, start);
        var body = word.StartsWith('-') ? word[1..] : word;
        if (body.Length > 0 && body.All(char.IsAsciiDigit))
            return new FilterToken(FilterTokenKind.Literal, word, start, new IntegerValue(BigInteger.Parse(word, CultureInfo.InvariantCulture)));
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;
        if (body.Any(char.IsAsciiDigit) && (char.IsAsciiDigit(body[0]) || body[0] == '.') && double.TryParse(word, Style, CultureInfo.InvariantCulture, out var number))
            return new FilterToken(FilterTokenKind.Literal, word, start, Value.Of(number));
        return char.IsAsciiDigit(word[0])
            ? new FilterToken(FilterTokenKind.Literal, word, start, Value.Of(word))
            : throw Unexpected(text, start, $"character '{text[start]}'");
    }

    private static string WordAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !EndsWord.Contains(text[end], StringComparison.Ordinal))
            end++;
        return text[start..end];
    }

    // With both quotes; zero when it isn't closed.
    private static int QuotedLength(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == text[start])
                return i - start + 1;
            if (text[i] == '\\')
                i++;
        }

        return 0;
    }

    private static string Unescape(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
                result.Append(text[++i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var c => c });
            else
                result.Append(text[i]);
        }

        return result.ToString();
    }
}
