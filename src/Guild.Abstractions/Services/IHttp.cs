namespace Guild.Abstractions;

/// <summary>HTTP as the user's environment wants it: proxies and certificates. A service that plugin classes may take in their constructors.</summary>
public interface IHttp
{
    /// <summary>What guild calls itself: <c>guild/VERSION</c>.</summary>
    string UserAgent { get; }

    /// <summary>
    /// A handler for <see cref="HttpClient"/>: it uses the proxies of <c>HTTP_PROXY</c>, <c>HTTPS_PROXY</c>, <c>ALL_PROXY</c> and
    /// <c>NO_PROXY</c>, follows no redirect, keeps no cookies and changes no content. The caller disposes of it.
    /// </summary>
    /// <param name="connectTimeout">How long setting up a connection may take.</param>
    HttpMessageHandler CreateHandler(TimeSpan connectTimeout);
}
