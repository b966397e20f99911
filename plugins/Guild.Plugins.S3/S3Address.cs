using Guild.Abstractions;

namespace Guild.Plugins.S3;

/// <summary>Where objects are: <c>s3://BUCKET/KEY</c>, <c>s3://BUCKET/PREFIX/</c>.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The object's key; empty for the whole bucket.</param>
internal sealed record S3Address(string Bucket, string Key)
{
    private const string Scheme = "s3://";

    /// <summary>A certain version of the object; <see langword="null"/> for the latest.</summary>
    public string? VersionId { get; init; }

    /// <summary>Whether who asks pays for the transfer.</summary>
    public bool RequesterPays { get; init; }

    /// <summary>Whether the key can only stand for all objects below it.</summary>
    public bool IsPrefix => Key.Length == 0 || Key.EndsWith('/');

    /// <summary>The name of the file or directory that it becomes.</summary>
    public string Name
    {
        get
        {
            var path = Key.TrimEnd('/');
            return path.Length == 0 ? Bucket : path[(path.LastIndexOf('/') + 1)..];
        }
    }

    /// <summary>The address in plain form.</summary>
    public string Text => $"{Scheme}{Bucket}/{Key}";

    /// <summary>Reads <c>s3://BUCKET/KEY</c>, <c>//BUCKET/KEY</c> or <c>BUCKET/KEY</c>, with <c>?versionId=…&amp;requestPayer=requester</c> or without.</summary>
    /// <exception cref="ResolveException">It is something else.</exception>
    public static S3Address Parse(string text)
    {
        var rest = text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text[Scheme.Length..] : text.TrimStart('/');
        string? version = null;
        var pays = false;
        // A question mark may belong to the key: only what is known is taken for options.
        for (var at = LastOption(rest); at >= 0; at = LastOption(rest))
        {
            var equals = rest.IndexOf('=', at);
            var (name, value) = (rest[(at + 1)..equals], Uri.UnescapeDataString(rest[(equals + 1)..]));
            if (name == "versionId")
                version = value;
            else if (value == "requester")
                pays = true;
            else
                throw new ResolveException($"requestPayer is '{value}' in '{text}'") { Remedy = "write 'requestPayer=requester', or leave it out" };
            rest = rest[..at];
        }

        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var address = new S3Address(slash < 0 ? rest : rest[..slash], slash < 0 ? "" : rest[(slash + 1)..]) { VersionId = version, RequesterPays = pays };
        if (address.Bucket.Length == 0 || address.Bucket.AsSpan().IndexOfAny(" \\:@?#") >= 0)
            throw new ResolveException($"'{text}' names no bucket") { Remedy = "write s3://BUCKET/KEY, or s3://BUCKET/PREFIX/ for all objects below it" };
        if (address.VersionId is not null && address.IsPrefix)
            throw new ResolveException($"'{text}' gives a version to a prefix") { Remedy = "versions are those of single objects" };
        if (address.Name is "." or ".." || address.Name.AsSpan().ContainsAny('\\', '\0'))
            throw new ResolveException($"'{address.Name}' in '{text}' can't be the name of a file") { Remedy = "require the prefix above it and 'select' what you need" };
        return address;
    }

    private static int LastOption(string text) => Math.Max(
        Math.Max(text.LastIndexOf("?versionId=", StringComparison.Ordinal), text.LastIndexOf("&versionId=", StringComparison.Ordinal)),
        Math.Max(text.LastIndexOf("?requestPayer=", StringComparison.Ordinal), text.LastIndexOf("&requestPayer=", StringComparison.Ordinal)));
}
