using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Guild.Abstractions;

namespace Guild.Plugins.S3;

/// <summary>Reads objects, with patience: what breaks off is asked for again, from there.</summary>
internal sealed class ObjectReader(Store store, S3Address address, S3Settings settings, IPluginLog log, TimeProvider clock)
{
    /// <summary>Whether any object was encrypted in a way that makes its ETag no digest.</summary>
    public bool HasOpaqueTags { get; private set; }

    /// <summary>The object's content from a position on.</summary>
    public Stream Open(RemoteObject source, long start, int ahead) =>
        new PartsStream((from, buffer, cancel) => FetchAsync(source, from, buffer, cancel), start, source.Size, ahead);

    private async Task FetchAsync(RemoteObject source, long from, Memory<byte> buffer, CancellationToken cancel)
    {
        var done = 0;
        for (var attempt = 1; ; attempt++)
        {
            var (length, problem) = await ReceiveAsync(source, from + done, buffer[done..], cancel);
            done += length;
            if (done == buffer.Length)
                return;
            if (attempt > settings.Retries)
                throw new IOException($"{problem} (tried {attempt} times)");
            var delay = settings.RetryDelay * Math.Pow(2, Math.Min(attempt - 1, 6)) * (0.75 + Random.Shared.NextDouble() / 2);
            log.Info($"{problem}; asking again for the rest of s3://{address.Bucket}/{source.Key} ({attempt} of {settings.Retries})");
            await Task.Delay(delay, clock, cancel);
        }
    }

    // What the SDK gives up on after its own attempts is thrown; what breaks off later is the caller's to go on with.
    private async Task<(int Length, string? Problem)> ReceiveAsync(RemoteObject source, long from, Memory<byte> buffer, CancellationToken cancel)
    {
        using var watch = new CancellationTokenSource(settings.StallTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, watch.Token);
        var length = 0;
        try
        {
            using var answer = await store.Client.GetObjectAsync(Request(source, from, from + buffer.Length), both.Token);
            CheckVersion(source, answer);
            try
            {
                int read;
                while (length < buffer.Length && (read = await answer.ResponseStream.ReadAsync(buffer[length..], both.Token)) > 0)
                {
                    length += read;
                    watch.CancelAfter(settings.StallTimeout);
                }
            }
            catch (Exception e) when (e is IOException or HttpRequestException)
            {
                // What has come is good: it is known which part of which version it is.
                return (length, $"the connection to {store.Endpoint} broke");
            }

            return (length, length == buffer.Length ? null : $"{store.Endpoint} closed the connection too early");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (length, $"nothing came from {store.Endpoint} for {settings.StallTimeout.TotalSeconds:0.##} s");
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            throw new ObjectChangedException(source.Key);
        }
    }

    private GetObjectRequest Request(RemoteObject source, long from, long until)
    {
        var request = new GetObjectRequest { BucketName = address.Bucket, Key = source.Key, VersionId = source.VersionId };
        if (source.ETag.Length > 0)
            request.EtagToMatch = source.ETag;
        if (from > 0 || until < source.Size)
            request.ByteRange = new ByteRange(from, until - 1);
        if (address.RequesterPays)
            request.RequestPayer = RequestPayer.Requester;
        return request;
    }

    private void CheckVersion(RemoteObject source, GetObjectResponse answer)
    {
        if (answer.ETag is { Length: > 0 } tag && source.ETag.Length > 0 && tag != source.ETag)
            throw new ObjectChangedException(source.Key);
        var method = answer.ServerSideEncryptionMethod?.Value;
        var isOpaque = (!string.IsNullOrEmpty(method) && method != ServerSideEncryptionMethod.AES256.Value)
            || answer.ServerSideEncryptionCustomerMethod?.Value is { Length: > 0 };
        HasOpaqueTags |= isOpaque;
    }
}
