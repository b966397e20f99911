namespace Guild.Plugins.S3;

/// <summary>An object as its store describes it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Tag">What changes when its content does.</param>
/// <param name="Size">Its size in bytes.</param>
internal sealed record RemoteObject(string Key, EntityTag Tag, long Size)
{
    /// <summary>The version; <see langword="null"/> for the latest.</summary>
    public string? VersionId { get; init; }
}
