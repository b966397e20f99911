// A credential provider as companies install them beside NuGet: it knows ada's password, once.
using CredentialProvider;
using NuGet.Protocol.Plugins;

var handlers = new RequestHandlers();
handlers.TryAdd(MessageMethod.Initialize, new Answer<InitializeRequest, InitializeResponse>(_ => new InitializeResponse(MessageResponseCode.Success)));
handlers.TryAdd(MessageMethod.SetLogLevel, new Answer<SetLogLevelRequest, SetLogLevelResponse>(_ => new SetLogLevelResponse(MessageResponseCode.Success)));
handlers.TryAdd(MessageMethod.SetCredentials, new Answer<SetCredentialsRequest, SetCredentialsResponse>(_ => new SetCredentialsResponse(MessageResponseCode.Success)));
handlers.TryAdd(MessageMethod.GetOperationClaims, new Answer<GetOperationClaimsRequest, GetOperationClaimsResponse>(asked =>
    new GetOperationClaimsResponse(asked.PackageSourceRepository is null ? [OperationClaim.Authentication] : [])));
handlers.TryAdd(MessageMethod.GetAuthenticationCredentials, new Answer<GetAuthenticationCredentialsRequest, GetAuthenticationCredentialsResponse>(asked =>
    new GetAuthenticationCredentialsResponse("ada", asked.IsRetry ? "forgotten" : "secret", "", ["Basic"], MessageResponseCode.Success)));

var closed = new TaskCompletionSource();
using var provider = await PluginFactory.CreateFromCurrentProcessAsync(handlers, ConnectionOptions.CreateDefault(), CancellationToken.None);
provider.Connection.Faulted += (_, _) => closed.TrySetResult();
provider.Closed += (_, _) => closed.TrySetResult();
await closed.Task;
