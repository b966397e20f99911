namespace Guild.Plugins.S3;

/// <summary>An object as its store describes it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="ETag">What changes when its content does, in quotation marks.</param>
/// <param name="Size">Its size in bytes.</param>
internal sealed record RemoteObject(string Key, string ETag, long Size)
{
    /// <summary>The version; <see langword="null"/> for the latest.</summary>
    public string? VersionId { get; init; }

    /// <summary>
    /// The MD5 digest of the content as lower-case hex, if the ETag is one: those of objects that were uploaded in parts aren't.
    /// </summary>
    public string? Md5
    {
        get
        {
            var plain = ETag.Trim('"');
            return plain.Length == 32 && plain.All(char.IsAsciiHexDigit) ? plain.ToLowerInvariant() : null;
        }
    }
}
