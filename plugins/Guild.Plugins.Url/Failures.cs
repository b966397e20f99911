using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Guild.Plugins.Url;

/// <summary>Says in a person's words what went wrong on the way to a server, and whether it may go better next time.</summary>
internal static class Failures
{
    /// <summary>What an exception of the base library means.</summary>
    public static AttemptException Of(Exception e, Uri uri) => e switch
    {
        AttemptException known => known,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => UnknownHost(e, uri),
        HttpRequestException when Inner<AuthenticationException>(e) is { } tls => new AttemptException($"no secure connection to {Place(uri)}: {tls.Message}", e)
        {
            Remedy = "check the server's certificate; SSL_CERT_FILE names a file of certificates to trust",
        },
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => new AttemptException($"the proxy does not let through to {Place(uri)}: {e.Message}", e)
        {
            Remedy = "check HTTPS_PROXY, HTTP_PROXY and NO_PROXY",
        },
        _ when Inner<SocketException>(e) is { } socket => new AttemptException(Describe(socket, uri), e) { IsTransient = true },
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => Transient($"{Place(uri)} gave an answer that is not HTTP", e),
        HttpIOException or HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => Transient($"{Place(uri)} closed the connection too early", e),
        _ => Transient($"the connection to {Place(uri)} broke: {e.Message}", e),
    };

    /// <summary>A server that says nothing for too long.</summary>
    public static AttemptException Stalled(Uri uri, TimeSpan limit) =>
        new($"nothing came from {Place(uri)} for {limit.TotalSeconds:0.##} s") { IsTransient = true };

    /// <summary>What an answer other than the file means.</summary>
    public static AttemptException Status(HttpResponseMessage response, Uri uri, bool hasCredentials, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        var what = $"{Place(uri)} answered {status} {response.ReasonPhrase}".TrimEnd();
        return response.StatusCode switch
        {
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or (>= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented) =>
                new AttemptException(what) { IsTransient = true, RetryAfter = RetryAfter(response, now) },
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new AttemptException(what)
            {
                Remedy = hasCredentials
                    ? "check the credentials: they were sent, and not accepted"
                    : $"if it needs credentials, put them into ~/.netrc or {TokenVariable.NameFor(uri.IdnHost) ?? "the URL"}",
            },
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new AttemptException(what) { Remedy = "correct the URL" },
            HttpStatusCode.ProxyAuthenticationRequired => new AttemptException($"the proxy asks for credentials to reach {Place(uri)}")
            {
                Remedy = "put them into the URL of the proxy, as in HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT",
            },
            _ => new AttemptException(what),
        };
    }

    /// <summary>Host and port, the port only when it isn't the usual one.</summary>
    public static string Place(Uri uri) => uri.IsDefaultPort ? uri.Host : $"{uri.Host}:{uri.Port}";

    private static AttemptException UnknownHost(Exception e, Uri uri) =>
        new($"host '{uri.Host}' cannot be found", e)
        {
            // A name that doesn't exist won't be there in a minute; a name server that is silent may.
            IsTransient = Inner<SocketException>(e)?.SocketErrorCode is SocketError.TryAgain,
            Remedy = "check the host's name and the network",
        };

    private static string Describe(SocketException socket, Uri uri) => socket.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => $"{Place(uri)} refused the connection",
        SocketError.ConnectionReset => $"{Place(uri)} reset the connection",
        SocketError.TimedOut => $"{Place(uri)} did not answer in time",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown => $"there is no way to {Place(uri)}: {socket.Message}",
        _ => $"the connection to {Place(uri)} broke: {socket.Message}",
    };

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } wait } => wait,
            { Date: { } date } => date - now,
            _ => (TimeSpan?)null,
        };
        return asked < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }

    private static AttemptException Transient(string what, Exception e) => new(what, e) { IsTransient = true };

    private static T? Inner<T>(Exception e)
        where T : Exception
    {
        for (var at = e.InnerException; at is not null; at = at.InnerException)
        {
            if (at is T found)
                return found;
        }

        return null;
    }
}
