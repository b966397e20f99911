using Guild.Core.Errors;

namespace Guild.Core.Runs.Columns;

/// <summary>A piece of a column spec.</summary>
/// <param name="Text">The text; of a quoted name, what the quotes hold.</param>
/// <param name="Position">Where it begins, from 0.</param>
/// <param name="IsName">Whether it can be a name; marks such as <c>=</c> and <c>flag:</c> can't.</param>
/// <param name="IsQuoted">Whether it was quoted, so that it is no keyword.</param>
internal sealed record ColumnToken(string Text, int Position, bool IsName = false, bool IsQuoted = false)
{
    private static readonly string[] Prefixes = ["scalar:", "flag:", "attr:"];

    /// <summary>Splits a spec.</summary>
    public static List<ColumnToken> Split(string text)
    {
        var tokens = new List<ColumnToken>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var token = Read(text, i);
            tokens.Add(token);
            i += token.Text.Length + (token.IsQuoted ? 2 : 0);
        }

        return tokens;
    }

    /// <summary>The error for a spec that can't go on at a place.</summary>
    /// <remarks>The original parses specs behind <c>select </c>, and counts from there.</remarks>
    public static GuildException Unexpected(string text, string what, int position) =>
        new($"unexpected {what}, line {text.AsSpan(0, position).Count('\n') + 1}, pos {position + "select ".Length}");

    private static ColumnToken Read(string text, int start)
    {
        if (text[start] is ',' or '=' or '.')
            return new ColumnToken(text[start].ToString(), start);
        if (text[start] is '\'' or '"')
        {
            var close = text.IndexOf(text[start], start + 1);
            return close < 0 ? throw Unexpected(text, $"character '{text[start]}'", start) : new ColumnToken(text[(start + 1)..close], start, IsName: true, IsQuoted: true);
        }

        foreach (var prefix in Prefixes)
        {
            if (text.AsSpan(start).StartsWith(prefix, StringComparison.Ordinal))
                return new ColumnToken(prefix, start);
        }

        var end = start + 1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not (',' or '\'' or '"'))
            end++;
        return new ColumnToken(text[start..end], start, IsName: true);
    }
}
