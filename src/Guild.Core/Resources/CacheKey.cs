using Guild.Abstractions;
using Guild.Core.Hashing;

namespace Guild.Core.Resources;

/// <summary>
/// Names of the directories below <c>cache/resources</c> (runs.md 6.4), the same as the original's: the SHA-224 of what a resource
/// comes from.
/// </summary>
internal static class CacheKey
{
    /// <summary>The name for a local file or a run directory, by its absolute path.</summary>
    public static string OfFile(string path) => Sha224Hash.Of("file\n" + path);

    /// <summary>The name for a source of any kind, by what stands behind its key. Who asks makes no other file of it.</summary>
    public static string OfSource(string kind, string address) =>
        kind == "url" ? OfUrl(PlainUrl.Of(address)) : Sha224Hash.Of(kind + "\n" + PlainUrl.Of(address));

    /// <summary>The name for a URL: scheme, host, path, parameters, query and fragment, each on its line.</summary>
    public static string OfUrl(string url)
    {
        var rest = url;
        var scheme = TakeScheme(ref rest);
        var host = "";
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            var end = rest.AsSpan(2).IndexOfAny("/?#");
            host = end < 0 ? rest[2..] : rest[2..(end + 2)];
            rest = rest[(2 + host.Length)..];
        }

        var fragment = TakeAfter(ref rest, rest.IndexOf('#', StringComparison.Ordinal));
        var query = TakeAfter(ref rest, rest.IndexOf('?', StringComparison.Ordinal));
        // Parameters belong to the last path segment: '/a;b/c' has none.
        var parameters = TakeAfter(ref rest, rest.IndexOf(';', rest.LastIndexOf('/') + 1));
        return Sha224Hash.Of(string.Join('\n', scheme, host, rest, parameters, query, fragment));
    }

    private static string TakeScheme(ref string rest)
    {
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !char.IsAsciiLetter(rest[0]))
            return "";
        for (var i = 0; i < colon; i++)
        {
            if (!char.IsAsciiLetterOrDigit(rest[i]) && rest[i] is not ('+' or '-' or '.'))
                return "";
        }

        var scheme = rest[..colon].ToLowerInvariant();
        rest = rest[(colon + 1)..];
        return scheme;
    }

    private static string TakeAfter(ref string rest, int at)
    {
        if (at < 0)
            return "";
        var part = rest[(at + 1)..];
        rest = rest[..at];
        return part;
    }
}
