using Amazon.Runtime;
using Guild.Abstractions;

namespace Guild.Plugins.S3;

/// <summary>Has the SDK use the host's HTTP: its proxies and certificates, and no patience with connections on which nothing comes.</summary>
internal sealed class GuildHttpFactory(IHttp http, S3Settings settings, TimeProvider clock) : HttpClientFactory
{
    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new StallGuard(http.CreateHandler(settings.ConnectTimeout), settings.StallTimeout, clock)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc/>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
