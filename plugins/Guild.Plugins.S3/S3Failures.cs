using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Amazon.Runtime;
using Guild.Abstractions;

namespace Guild.Plugins.S3;

/// <summary>Says in a person's words why a store doesn't give what it is asked for.</summary>
internal static class S3Failures
{
    private const string Later = "try again later: what has been downloaded is kept";

    /// <summary>Whether an exception says something about the store or the way to it.</summary>
    public static bool Understands(Exception e) =>
        e is AmazonServiceException or AmazonClientException or HttpRequestException or ObjectChangedException or ObjectPartsException || e is IOException and not CacheWriteException;

    /// <summary>Whether the store couldn't be reached at all, so that nothing is known about the object.</summary>
    public static bool IsUnreachable(Exception e) =>
        Inner<SocketException>(e) is not null || Inner<HttpRequestException>(e) is not null || Inner<StalledException>(e) is not null
        || e is AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError };

    /// <summary>The error for the user.</summary>
    public static ResolveException Of(Exception e, Store store, S3Address address) => e switch
    {
        AmazonServiceException { ErrorCode: "NoSuchBucket" } => new ResolveException($"there is no bucket '{address.Bucket}' at {store.Endpoint}", e) { Remedy = "correct the bucket's name" },
        AmazonServiceException { StatusCode: HttpStatusCode.NotFound } => Missing(store, address),
        AmazonServiceException { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } refused => new ResolveException(
            $"{store.Endpoint} refuses access to {address.Text}{Code(refused)}", e)
        {
            Remedy = store.IsAnonymous
                ? "guild found no credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
                : address.RequesterPays
                    ? "check that the credentials may read it"
                    : "check that the credentials may read it; if the bucket lets requesters pay, add '?requestPayer=requester'",
        },
        AmazonServiceException { StatusCode: not 0 } answered => new ResolveException(
            $"{store.Endpoint} answered {(int)answered.StatusCode}{Code(answered)}: {answered.Message.TrimEnd('.')}{Tries.Of(e)}", e)
        {
            Remedy = answered.StatusCode >= HttpStatusCode.InternalServerError ? Later : null,
        },
        ObjectChangedException => new ResolveException(e.Message, e) { Remedy = "try again when it is complete" },
        ObjectPartsException => new ResolveException(e.Message, e) { Remedy = "use a store that does, or the object's URL with 'url:'" },
        _ when Inner<StalledException>(e) is { } stalled => new ResolveException(stalled.Message + Tries.Of(e), e) { Remedy = Later },
        _ when Inner<AuthenticationException>(e) is { } tls => new ResolveException($"no secure connection to {store.Endpoint}: {tls.Message}", e)
        {
            Remedy = "check the server's certificate; SSL_CERT_FILE names a file of certificates to trust",
        },
        _ when Inner<SocketException>(e) is { } socket => new ResolveException($"{store.Endpoint} can't be reached: {socket.Message.TrimEnd('.')}{Tries.Of(e)}", e)
        {
            Remedy = "check AWS_ENDPOINT_URL_S3 and the network, or try again later",
        },
        _ => new ResolveException($"{store.Endpoint} didn't give {address.Text}: {e.Message.TrimEnd('.')}{Tries.Of(e)}", e) { Remedy = Later },
    };

    /// <summary>What is said between two attempts.</summary>
    public static string Briefly(Exception e) => e switch
    {
        AmazonServiceException { StatusCode: not 0 } answered => $"the store answered {(int)answered.StatusCode}{Code(answered)}",
        _ when Inner<StalledException>(e) is { } stalled => stalled.Message,
        _ when Inner<SocketException>(e) is { } socket => $"the store can't be reached: {socket.Message.TrimEnd('.')}",
        _ => $"the connection to the store broke: {e.Message.TrimEnd('.')}",
    };

    /// <summary>The error for an object that isn't there.</summary>
    public static ResolveException Missing(Store store, S3Address address) => new(address.VersionId is { } version
        ? $"there is no version '{version}' of '{address.Key}' in bucket '{address.Bucket}' at {store.Endpoint}"
        : address.IsPrefix
            ? $"there is nothing below '{address.Key}' in bucket '{address.Bucket}' at {store.Endpoint}"
            : $"there is no '{address.Key}' in bucket '{address.Bucket}' at {store.Endpoint}, and nothing below '{address.Key}/'")
    {
        Remedy = "correct the key; upper and lower case count",
    };

    private static string Code(AmazonServiceException e) => string.IsNullOrEmpty(e.ErrorCode) || e.ErrorCode == e.StatusCode.ToString() ? "" : $" ({e.ErrorCode})";

    private static T? Inner<T>(Exception? e)
        where T : Exception
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is T found)
                return found;
        }

        return null;
    }
}
