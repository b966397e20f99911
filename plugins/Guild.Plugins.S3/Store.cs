using Amazon.S3;
using Amazon.S3.Model;

namespace Guild.Plugins.S3;

/// <summary>A store that answers, with the way in that was found.</summary>
/// <param name="Client">The client.</param>
/// <param name="Endpoint">Where it is, for messages.</param>
/// <param name="IsAnonymous">Whether requests aren't signed.</param>
internal sealed record Store(IAmazonS3 Client, string Endpoint, bool IsAnonymous) : IDisposable
{
    /// <summary>What is known of the object; <see langword="null"/> when there is none.</summary>
    /// <exception cref="AmazonS3Exception">It can't be asked.</exception>
    public async Task<RemoteObject?> FindAsync(S3Address address, CancellationToken cancel)
    {
        var request = new GetObjectMetadataRequest { BucketName = address.Bucket, Key = address.Key, VersionId = address.VersionId };
        if (address.RequesterPays)
            request.RequestPayer = RequestPayer.Requester;
        try
        {
            var answer = await Client.GetObjectMetadataAsync(request, cancel);
            return new RemoteObject(address.Key, EntityTag.Parse(answer.ETag), answer.ContentLength) { VersionId = address.VersionId };
        }
        catch (AmazonS3Exception e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket")
        {
            return null;
        }
    }

    /// <summary>All objects whose keys begin with a prefix, sorted.</summary>
    public async Task<IReadOnlyList<RemoteObject>> ListAsync(S3Address address, string prefix, CancellationToken cancel)
    {
        var request = new ListObjectsV2Request { BucketName = address.Bucket, Prefix = prefix };
        if (address.RequesterPays)
            request.RequestPayer = RequestPayer.Requester;
        var objects = new List<RemoteObject>();
        ListObjectsV2Response answer;
        do
        {
            answer = await Client.ListObjectsV2Async(request, cancel);
            foreach (var found in answer.S3Objects ?? [])
            {
                // A key with a slash at the end is how consoles show an empty folder.
                if (!found.Key.EndsWith('/'))
                    objects.Add(new RemoteObject(found.Key, EntityTag.Parse(found.ETag), found.Size ?? 0));
            }

            request.ContinuationToken = answer.NextContinuationToken;
        }
        while (answer.IsTruncated == true);

        objects.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return objects;
    }

    public void Dispose() => Client.Dispose();
}
