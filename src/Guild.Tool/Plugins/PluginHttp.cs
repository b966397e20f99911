using Guild.Abstractions;

namespace Guild.Tool.Plugins;

/// <summary>HTTP for plugins. Proxies and certificates are the base library's business, which reads the usual variables.</summary>
internal sealed class PluginHttp : IHttp
{
    public string UserAgent => $"guild/{ToolVersion.Text}";

    public HttpMessageHandler CreateHandler(TimeSpan connectTimeout) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        ConnectTimeout = connectTimeout,
        UseCookies = false,
        // The library would send a trace id to whoever is asked.
        ActivityHeadersPropagator = null,
    };
}
