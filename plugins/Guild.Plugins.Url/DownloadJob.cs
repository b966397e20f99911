using Guild.Abstractions;

namespace Guild.Plugins.Url;

/// <summary>A file to download.</summary>
/// <param name="Target">Where from.</param>
/// <param name="Download">Where to.</param>
internal sealed record DownloadJob(UrlTarget Target, IFileDownload Download)
{
    /// <summary>The version that is at hand, which needs no download; <see langword="null"/> when there is none.</summary>
    public Validators? Known { get; init; }

    /// <summary>Whether a digest will show if parts of two versions have come together.</summary>
    public bool IsVerifiable { get; init; }
}
