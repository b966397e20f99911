using Guild.Abstractions;

namespace Guild.Plugins.Url;

/// <summary>A file that is wanted.</summary>
/// <param name="Target">Where it comes from.</param>
/// <param name="Sha256">The digest that it must have; <see langword="null"/> for any.</param>
/// <param name="Settings">How patient to be.</param>
/// <param name="Start">When it was asked for.</param>
internal sealed record UrlRequest(UrlTarget Target, string? Sha256, UrlSettings Settings, DateTimeOffset Start)
{
    /// <summary>The note of what the server has said about the cached file.</summary>
    public string ValidatorsNote => Target.Name + ".validators";

    /// <summary>Whether a cached file has the digest; <see langword="null"/> when any will do.</summary>
    public bool? IsMetBy(CachedFile file) => Sha256 is null ? null : string.Equals(file.Sha256, Sha256, StringComparison.OrdinalIgnoreCase);
}
