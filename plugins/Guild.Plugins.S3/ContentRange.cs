using System.Net.Http.Headers;

namespace Guild.Plugins.S3;

/// <summary>Reads the header that says which part of an object comes: <c>bytes 0-99/1000</c>.</summary>
internal static class ContentRange
{
    /// <summary>The position of the first byte that comes; <see langword="null"/> when it isn't said.</summary>
    public static long? StartIn(string? header) => Read(header)?.From;

    /// <summary>The size of the whole object; <see langword="null"/> when it isn't said.</summary>
    public static long? SizeIn(string? header) => Read(header)?.Length;

    private static ContentRangeHeaderValue? Read(string? header) => ContentRangeHeaderValue.TryParse(header, out var range) ? range : null;
}
