using Guild.Abstractions;

namespace Guild.Core.Yaml;

/// <summary>Reads documents that are one simple scalar, which most run attributes and flag values are, without a parser.</summary>
internal static class YamlFastPath
{
    /// <summary>The document's value, or <see langword="null"/> when it takes a parser to tell.</summary>
    public static Value? TryRead(string text)
    {
        var trimmed = text.AsSpan().Trim(" \n");
        if (trimmed.Length == 0)
            return Value.Null;
        return char.IsAsciiLetterOrDigit(trimmed[0]) || trimmed[0] is '/' or '_' or '~' or '+' or '-' or '.'
            ? TryReadPlain(trimmed)
            : trimmed[0] == '\'' ? TryReadQuoted(trimmed) : null;
    }

    private static Value? TryReadPlain(ReadOnlySpan<char> text)
    {
        // '- x', '---' and '...' are syntax; so are ': ', ' #', and an ending colon.
        if (text[0] is '-' or '.' && (text.Length > 1 && (text[1] == text[0] || text[1] is ' ')))
            return null;
        if (text is "-" || text[^1] == ':')
            return null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is < ' ' or > '~' || c == ':' && text[i + 1] == ' ' || c == '#' && text[i - 1] == ' ')
                return null;
        }

        return YamlPlain.Resolve(text.ToString());
    }

    private static Value? TryReadQuoted(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[^1] != '\'')
            return null;
        var inner = text[1..^1];
        return inner.IndexOf('\'') < 0 && inner.IndexOfAnyExceptInRange(' ', '~') < 0 ? new TextValue(inner.ToString()) : null;
    }
}
