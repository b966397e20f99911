namespace Guild.Plugins.Url.Tests.Server;

/// <summary>A request that a server has received.</summary>
internal sealed record RecordedRequest(string Path, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>What is asked for: <c>GET</c>, <c>HEAD</c>.</summary>
    public required string Method { get; init; }

    /// <summary>A header's value; <see langword="null"/> when it isn't there.</summary>
    public string? this[string header] => Headers.TryGetValue(header, out var value) ? value : null;
}
