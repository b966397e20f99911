using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Guild.Abstractions;

namespace Guild.Plugins.S3;

/// <summary>Reads one object, with patience: what breaks off is asked for again, from there.</summary>
internal sealed class ObjectReader(Store store, S3Address address, RemoteObject source, S3Settings settings, IPluginLog log, TimeProvider clock)
{
    // Buckets of directories name something else than a digest (Amazon's words), and by their name alone can be told.
    private const string DirectoryBucketSuffix = "--x-s3";

    private volatile bool _isTagOpaque = address.Bucket.EndsWith(DirectoryBucketSuffix, StringComparison.Ordinal);

    /// <summary>The MD5 digest that the content must have; <see langword="null"/> when the store doesn't tell it. Known once content has come.</summary>
    public string? ExpectedMd5 => _isTagOpaque ? null : source.Tag.Md5;

    /// <summary>The object's content from a position on.</summary>
    /// <param name="start">The position.</param>
    /// <param name="ahead">How many parts are asked for at once.</param>
    /// <param name="partSize">How large they are.</param>
    public Stream Open(long start, int ahead, int partSize = PartsStream.PartSize) => new PartsStream(FetchAsync, start, source.Size, ahead, partSize);

    private async Task FetchAsync(long from, Memory<byte> buffer, CancellationToken cancel)
    {
        var done = 0;
        var began = clock.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var (length, problem) = await ReceiveAsync(from + done, buffer[done..], cancel);
            done += length;
            if (done == buffer.Length)
                return;
            if (attempt > settings.Retries)
                throw new IOException(problem + Tries.Text(attempt, clock.GetElapsedTime(began)));
            log.Info($"{problem}; asking again for the rest of s3://{address.Bucket}/{source.Key} ({attempt} of {settings.Retries})");
            await Task.Delay(settings.DelayBefore(attempt), clock, cancel);
        }
    }

    // What the client gives up on after its own attempts is thrown; what breaks off later is the caller's to go on with.
    private async Task<(int Length, string? Problem)> ReceiveAsync(long from, Memory<byte> buffer, CancellationToken cancel)
    {
        var length = 0;
        try
        {
            using var answer = await store.Client.GetObjectAsync(Request(from, from + buffer.Length), cancel);
            Check(answer, from, buffer.Length);
            try
            {
                int read;
                while (length < buffer.Length && (read = await answer.ResponseStream.ReadAsync(buffer[length..], cancel)) > 0)
                    length += read;
            }
            catch (StalledException e)
            {
                return (length, e.Message);
            }
            catch (Exception e) when (e is IOException or HttpRequestException)
            {
                // What has come is good: it is known which part of which version it is.
                return (length, $"the connection to {store.Endpoint} broke");
            }

            return (length, length == buffer.Length ? null : $"{store.Endpoint} closed the connection too early");
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            throw new ObjectChangedException(source.Key);
        }
    }

    private GetObjectRequest Request(long from, long until)
    {
        var request = new GetObjectRequest
        {
            BucketName = address.Bucket,
            Key = source.Key,
            VersionId = source.VersionId,
            // Even for all of it: of a part, the SDK doesn't take the ETag for a digest, which it often isn't.
            ByteRange = new ByteRange(from, until - 1),
        };
        if (source.Tag.CanBeDemanded)
            request.EtagToMatch = source.Tag.ToString();
        if (address.RequesterPays)
            request.RequestPayer = RequestPayer.Requester;
        return request;
    }

    private void Check(GetObjectResponse answer, long from, int length)
    {
        var tag = EntityTag.Parse(answer.ETag);
        if (tag.IsThere && source.Tag.IsThere && !tag.IsSame(source.Tag))
            throw new ObjectChangedException(source.Key);
        var isPart = answer.HttpStatusCode == HttpStatusCode.PartialContent;
        if (ContentRange.SizeIn(answer.ContentRange) is { } whole && whole != source.Size || !isPart && answer.ContentLength != source.Size)
            throw new ObjectChangedException(source.Key);
        if (isPart ? ContentRange.StartIn(answer.ContentRange) is { } start && start != from : from > 0 || length < source.Size)
            throw new ObjectPartsException(store.Endpoint);
        var method = answer.ServerSideEncryptionMethod?.Value;
        // Encrypted with a key that isn't the store's own, the ETag is a digest of something else.
        if ((!string.IsNullOrEmpty(method) && method != ServerSideEncryptionMethod.AES256.Value) || answer.ServerSideEncryptionCustomerMethod?.Value is { Length: > 0 })
            _isTagOpaque = true;
    }
}
