namespace Guild.Core.Yaml;

/// <summary>
/// Shields characters that YamlDotNet 18.1 misreads without a word, by others that stand in for them while parsing, so that places don't move:
/// a colon that begins a plain scalar (<c>- :train</c>; it is dropped when the line before ends with <c>]</c> or <c>}</c>), and an asterisk
/// inside one (<c>a *b: 1</c>; the colon behind it isn't seen).
/// </summary>
internal static class YamlShield
{
    private const char Colon = '\ue03a';
    private const char Asterisk = '\ue02a';

    /// <summary>The text to parse: the same one when there is nothing to shield.</summary>
    public static string Cover(string text)
    {
        char[]? covered = null;
        for (var i = NextSuspect(text, 0); i >= 0; i = NextSuspect(text, i + 1))
        {
            if (!(text[i] == ':' ? BeginsPlain(text, i) : IsInsidePlain(text, i)))
                continue;
            // The text uses a stand-in itself: leave it alone.
            if (covered is null && text.AsSpan().IndexOfAny(Colon, Asterisk) >= 0)
                return text;
            covered ??= text.ToCharArray();
            covered[i] = text[i] == ':' ? Colon : Asterisk;
        }

        return covered is null ? text : new string(covered);
    }

    /// <summary>A scalar's text as it was.</summary>
    public static string Uncover(string scalar) => scalar.Replace(Colon, ':').Replace(Asterisk, '*');

    private static int NextSuspect(string text, int from)
    {
        var at = text.AsSpan(from).IndexOfAny(':', '*');
        return at < 0 ? -1 : from + at;
    }

    // What is covered inside quotes or comments does no harm: it is uncovered again.
    private static bool BeginsPlain(string text, int at) =>
        at + 1 < text.Length
        && text[at + 1] is not (' ' or '\t' or '\n' or '\r' or ',' or '[' or ']' or '{' or '}')
        && (at == 0 || text[at - 1] is ' ' or '\n' or '\r' or '[' or '{' or ',');

    // An alias never follows a word on its line.
    private static bool IsInsidePlain(string text, int at)
    {
        var before = at - 1;
        while (before >= 0 && text[before] == ' ')
            before--;
        return before >= 0 && before < at - 1 && (char.IsLetterOrDigit(text[before]) || text[before] is '_' or ')' or '.');
    }
}
