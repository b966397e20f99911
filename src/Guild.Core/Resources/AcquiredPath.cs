namespace Guild.Core.Resources;

/// <summary>A file or directory that a source stands for.</summary>
/// <param name="Origin">Its absolute path.</param>
/// <param name="Uri">What the manifest calls its source.</param>
internal sealed record AcquiredPath(string Origin, string Uri)
{
    /// <summary>Its path inside an unpacked archive; <see langword="null"/> when it comes from none.</summary>
    public string? Member { get; init; }

    /// <summary>The directory that <c>preserve-path</c> keeps, with forward slashes; <c>""</c> for none.</summary>
    public string KeptDirectory { get; init; } = "";
}
