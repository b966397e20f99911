using Amazon.Runtime;
using Guild.Abstractions;

namespace Guild.Plugins.S3;

/// <summary>Has the SDK use the host's HTTP: its proxies and certificates.</summary>
internal sealed class GuildHttpFactory(IHttp http, TimeSpan connectTimeout) : HttpClientFactory
{
    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(http.CreateHandler(connectTimeout)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc/>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
