using System.Net.Http.Headers;
using System.Text;
using Guild.Abstractions;

namespace Guild.Plugins.Url;

/// <summary>What is sent to prove who asks. Each request is looked at on its own, so a redirect to another host takes nothing along.</summary>
internal sealed class Credentials(ISecrets secrets, IPluginLog log)
{
    private string? _netRc;

    /// <summary>Adds the credentials for a request's host, if there are any.</summary>
    /// <param name="request">The request.</param>
    /// <param name="target">What was asked for at first: the credentials in its URL are for its own place alone.</param>
    /// <returns>Whether there were any.</returns>
    public bool Add(HttpRequestMessage request, UrlTarget target)
    {
        var uri = request.RequestUri!;
        if (target.UserInfo is { } userInfo && IsSamePlace(uri, target.Uri))
        {
            var parts = userInfo.Split(':', 2);
            AddBasic(request, Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
            return true;
        }

        if (TokenVariable.NameFor(uri.IdnHost) is { } variable && secrets.FromVariable(variable) is { } token)
        {
            if (uri.Scheme == "https" || uri.IsLoopback)
                return AddToken(request, token, variable);
            log.Warning($"{variable} is not sent to {Failures.Place(uri)}: the connection is not encrypted");
        }

        // The default entry is for hosts that the user names, not for those that a server names.
        var isAskedFor = string.Equals(uri.IdnHost, target.Uri.IdnHost, StringComparison.OrdinalIgnoreCase);
        if (NetRc.Find(_netRc ??= ReadNetRc(), uri.IdnHost, isAskedFor) is not { } entry)
            return false;
        AddBasic(request, entry.Login, entry.Password);
        return true;
    }

    private static bool IsSamePlace(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Port == other.Port && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static bool AddToken(HttpRequestMessage request, Secret token, string variable)
    {
        var text = token.Reveal().Trim();
        // 'X-Api-Key: abc' is a header of its own; a token has no colon with a space behind it.
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        var isAdded = colon > 0
            ? request.Headers.TryAddWithoutValidation(text[..colon], text[(colon + 2)..].Trim())
            : request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {text}");
        return isAdded && !text.AsSpan().ContainsAny('\r', '\n')
            ? true
            : throw new ResolveException($"the value of {variable} cannot be sent as a header")
            {
                Remedy = "give it a token, or a header as in 'X-Api-Key: TOKEN'",
            };
    }

    private void AddBasic(HttpRequestMessage request, string login, string password)
    {
        secrets.Keep(password);
        var encoded = secrets.Keep(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login}:{password}")));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", encoded.Reveal());
    }

    private string ReadNetRc()
    {
        var path = Environment.GetEnvironmentVariable("NETRC") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), OperatingSystem.IsWindows() ? "_netrc" : ".netrc");
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Warning($"{path} cannot be read: {e.Message}");
            return "";
        }
    }
}
