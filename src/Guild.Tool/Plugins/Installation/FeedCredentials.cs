using System.Collections.Concurrent;
using System.Net;
using NuGet.Common;
using NuGet.Configuration;
using NuGet.Protocol;
using NuGet.Protocol.Plugins;

namespace Guild.Tool.Plugins.Installation;

/// <summary>
/// Credentials for private sources from the credential providers that are installed for NuGet (those that <c>dotnet restore</c> uses).
/// Credentials that <c>nuget.config</c> itself holds are used before anybody is asked.
/// </summary>
internal sealed class FeedCredentials : ICredentialService
{
    private readonly ILogger _log;
    private readonly bool _isInteractive;
    private readonly ConcurrentDictionary<Uri, bool> _asked = new();

    private FeedCredentials(ILogger log, bool isInteractive)
    {
        _log = log;
        _isInteractive = isInteractive;
    }

    public bool HandlesDefaultCredentials => false;

    /// <summary>Makes the providers known to NuGet's HTTP client. They are looked for when a source first asks who we are.</summary>
    public static void Offer(ILogger log, bool isInteractive)
    {
        HttpHandlerResourceV3.CredentialService = new Lazy<ICredentialService>(() => new FeedCredentials(log, isInteractive));
    }

    public async Task<ICredentials?> GetCredentialsAsync(
        Uri uri, IWebProxy? proxy, CredentialRequestType type, string message, CancellationToken cancellationToken)
    {
        if (type == CredentialRequestType.Proxy)
            return null;
        // Asked a second time, the first answer was wrong: the provider should not take it from its cache again.
        var isRetry = !_asked.TryAdd(uri, true);
        foreach (var discovered in await PluginManager.Instance.FindAvailablePluginsAsync(cancellationToken))
        {
            var (isCreated, creation) = await PluginManager.Instance.TryGetSourceAgnosticPluginAsync(discovered, OperationClaim.Authentication, cancellationToken);
            if (!isCreated || creation is null)
                continue;
            if (creation.Plugin is not { } provider)
            {
                _log.LogDebug($"credential provider {discovered.PluginFile?.Path}: {creation.Message}");
                continue;
            }

            provider.Connection.MessageDispatcher.RequestHandlers.AddOrUpdate(MessageMethod.Log, () => new Silent(), old => old);
            var answer = await provider.Connection.SendRequestAndReceiveResponseAsync<GetAuthenticationCredentialsRequest, GetAuthenticationCredentialsResponse>(
                MessageMethod.GetAuthenticationCredentials,
                new GetAuthenticationCredentialsRequest(uri, isRetry, isNonInteractive: !_isInteractive, canShowDialog: false),
                cancellationToken);
            if (answer is { ResponseCode: MessageResponseCode.Success } && answer.IsValid())
                return new AuthTypeFilteredCredentials(new NetworkCredential(answer.Username, answer.Password), answer.AuthenticationTypes ?? []);
        }

        return null;
    }

    public bool TryGetLastKnownGoodCredentialsFromCache(Uri uri, bool isProxy, out ICredentials? credentials)
    {
        credentials = null;
        return false;
    }

    /// <summary>Takes what a provider logs; it goes nowhere, as it may hold what a terminal should not show.</summary>
    private sealed class Silent : IRequestHandler
    {
        public CancellationToken CancellationToken => CancellationToken.None;

        public Task HandleResponseAsync(IConnection connection, Message request, IResponseHandler responseHandler, CancellationToken cancellationToken) =>
            responseHandler.SendResponseAsync(request, new LogResponse(MessageResponseCode.Success), cancellationToken);
    }
}
