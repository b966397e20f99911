using Guild.Abstractions;

namespace Guild.Plugins.Url;

/// <summary>What a <c>url:</c> source asks for.</summary>
internal sealed record UrlTarget
{
    private const int LongestName = 200;

    /// <summary>The URL without user information.</summary>
    public required Uri Uri { get; init; }

    /// <summary>The URL as it may be shown.</summary>
    public required string Text { get; init; }

    /// <summary>The name of the file: the URL's last path segment.</summary>
    public required string Name { get; init; }

    /// <summary>The user information that the URL was written with, still escaped; <see langword="null"/> for none.</summary>
    public string? UserInfo { get; init; }

    /// <exception cref="ResolveException">The text is no http or https URL, or names no file.</exception>
    public static UrlTarget Parse(string text)
    {
        var plain = PlainUrl.Of(text);
        if (!Uri.TryCreate(plain, UriKind.Absolute, out var uri))
            throw new ResolveException($"'{plain}' is not a URL") { Remedy = "write it whole, as in 'url: https://example.org/data.csv'" };
        if (uri.Scheme is not ("http" or "https"))
            throw new ResolveException($"nothing at hand resolves '{uri.Scheme}:' URLs") { Remedy = "use http or https, or install a plugin for the scheme: 'guild plugins' lists those at hand" };
        var start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        var userInfoLength = text.Length - plain.Length - 1;
        return new UrlTarget
        {
            Uri = uri,
            Text = plain,
            Name = NameIn(uri),
            UserInfo = userInfoLength > 0 ? text.Substring(start, userInfoLength) : null,
        };
    }

    private static string NameIn(Uri uri)
    {
        var path = uri.AbsolutePath;
        var segment = path[(path.LastIndexOf('/') + 1)..];
        var parameters = segment.IndexOf(';', StringComparison.Ordinal);
        var name = Uri.UnescapeDataString(parameters < 0 ? segment : segment[..parameters]);
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        if (name.Length == 0)
            name = "index.html";
        if (name is "." or ".." || name.Contains('\0', StringComparison.Ordinal) || name.Length > LongestName || name.StartsWith(".guild-cache-", StringComparison.Ordinal))
            throw new ResolveException($"the last part of '{uri}' cannot be a file name") { Remedy = "use a URL whose path ends with the file's name" };
        return name;
    }
}
