namespace Guild.Abstractions;

/// <summary>URLs as they may be shown and recorded.</summary>
public static class PlainUrl
{
    /// <summary>A URL without its user information (<c>https://ada:secret@example.org/</c>); any other text as it is.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf("://", StringComparison.Ordinal);
        if (colon <= 0)
            return text;
        var start = colon + "://".Length;
        var authority = text.AsSpan(start);
        var end = authority.IndexOfAny("/?#\\");
        if (end >= 0)
            authority = authority[..end];
        // The last one: a password may hold another that its author forgot to escape.
        var at = authority.LastIndexOf('@');
        return at < 0 ? text : string.Concat(text.AsSpan(0, start), text.AsSpan(start + at + 1));
    }
}
