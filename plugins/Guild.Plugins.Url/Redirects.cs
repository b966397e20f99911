using System.Net;
using Guild.Abstractions;

namespace Guild.Plugins.Url;

/// <summary>Sends a request, and again to wherever the server says.</summary>
internal sealed class Redirects(HttpClient client, Credentials credentials, IPluginLog log)
{
    private const int Most = 20;

    /// <summary>The first answer that isn't a redirect.</summary>
    /// <param name="target">What is asked for.</param>
    /// <param name="prepare">Adds headers that belong to what is asked for, rather than to a host.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Answer> SendAsync(UrlTarget target, Action<HttpRequestMessage> prepare, CancellationToken cancel)
    {
        var uri = target.Uri;
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            // What is kept and verified are the bytes that the server has, not a compressed form of them.
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
            prepare(request);
            var hasCredentials = credentials.Add(request, target);
            HttpResponseMessage response;
            try
            {
                response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                throw Failures.Of(e, uri);
            }

            log.Debug($"GET {uri}: {(int)response.StatusCode}{(hasCredentials ? " (with credentials)" : "")}");
            if (!IsRedirect(response.StatusCode))
                return new Answer(response, uri, hasCredentials);
            using (response)
                uri = Next(response, uri);
            if (redirects == Most)
                throw new AttemptException($"{Failures.Place(target.Uri)} redirects without end ({Most} redirects, the last to {uri})") { Remedy = "correct the URL" };
        }
    }

    private static bool IsRedirect(HttpStatusCode status) => status
        is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
        or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static Uri Next(HttpResponseMessage response, Uri from)
    {
        if (response.Headers.Location is not { } location)
            throw new AttemptException($"{Failures.Place(from)} redirects to nowhere");
        if (!Uri.TryCreate(from, location, out var next) || next.Scheme is not ("http" or "https"))
            throw new AttemptException($"{Failures.Place(from)} redirects to '{PlainUrl.Of(location.ToString())}', which is no http or https URL");
        if (from.Scheme == "https" && next.Scheme == "http")
        {
            throw new AttemptException($"{Failures.Place(from)} redirects from https to http, {PlainUrl.Of(next.ToString())}")
            {
                Remedy = "if an unencrypted download is fine, write that URL",
            };
        }

        // Nobody but the user gives guild credentials.
        return next.UserInfo.Length == 0 ? next : new UriBuilder(next) { UserName = "", Password = "" }.Uri;
    }

    /// <summary>An answer and where it comes from.</summary>
    internal sealed record Answer(HttpResponseMessage Response, Uri Uri, bool HasCredentials);
}
