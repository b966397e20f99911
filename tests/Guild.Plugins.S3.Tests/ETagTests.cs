namespace Guild.Plugins.S3.Tests;

/// <summary>Stores name versions in many ways; all of them are good for what they say, and none is taken for more.</summary>
public class ETagTests : S3Test
{
    private static readonly byte[] Hello = "hello\n"u8.ToArray();

    // Neither an MD5 digest nor anything else that can be computed from the content.
    private static readonly string[] NoDigests = ["\"1\"", "1", "\"abc-3\"", "W/\"1\"", "\"CKih16GjycICEAE=\"", "\"zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\"", ""];

    [TestCaseSource(nameof(NoDigests))]
    public async Task An_object_comes_whatever_its_ETag(string tag)
    {
        Store.With("x.txt", Hello).Tag = _ => tag;

        AssertIs(await Scene.ResolveAsync("s3://data/x.txt"), Hello);
    }

    [TestCaseSource(nameof(NoDigests))]
    public async Task Objects_below_a_prefix_come_whatever_their_ETags(string tag)
    {
        Store.With("p/a.txt", "hello").With("p/b/c.txt", "there").Tag = _ => tag;

        var directory = await Scene.ResolveAsync("s3://data/p/");

        AssertHas(directory, "a.txt", "hello");
        AssertHas(directory, "b/c.txt", "there");
    }

    [TestCaseSource(nameof(NoDigests))]
    public async Task Large_objects_come_in_parts_whatever_their_ETag(string tag)
    {
        var content = Bytes(1, 9_000_000);
        Store.With("big.bin", content).Tag = _ => tag;

        AssertIs(await Scene.ResolveAsync("s3://data/big.bin"), content);
        Assert.That(Store.Downloads, Has.Exactly(3).Items);
    }

    [TestCase("\"1\"", "1")]
    [TestCase("1", "\"1\"")]
    [TestCase("\"1\"", "W/\"1\"")]
    public async Task An_ETag_is_the_same_with_quotation_marks_and_without(string listed, string sent)
    {
        Store.With("p/a.txt", "hello").Tag = _ => sent;
        Store.ListedTag = _ => listed;

        AssertHas(await Scene.ResolveAsync("s3://data/p/"), "a.txt", "hello");
    }

    [TestCase("x-amz-server-side-encryption: aws:kms\n")]
    [TestCase("x-amz-server-side-encryption: aws:kms:dsse\n")]
    [TestCase("x-amz-server-side-encryption-customer-algorithm: AES256\n")]
    public async Task The_ETag_of_what_is_encrypted_with_a_key_of_its_own_is_no_digest(string header)
    {
        Store.With("x.txt", Hello).With("p/a.txt", "hello").Tag = _ => $"\"{new string('a', 32)}\"";
        Store.Headers = header;

        AssertIs(await Scene.ResolveAsync("s3://data/x.txt"), Hello);
        AssertHas(await Scene.ResolveAsync("s3://data/p/"), "a.txt", "hello");
    }

    [Test]
    public async Task The_ETag_of_what_the_store_encrypts_for_itself_is_one()
    {
        Store.With("x.txt", Hello).Headers = "x-amz-server-side-encryption: AES256\n";

        AssertIs(await Scene.ResolveAsync("s3://data/x.txt"), Hello);
    }

    [Test]
    public void The_ETags_of_directory_buckets_are_no_digests()
    {
        var remote = new RemoteObject("x.txt", EntityTag.Parse(FakeStore.Md5Tag(Hello)), Hello.Length);
        using var store = new Store(new Amazon.S3.AmazonS3Client(new Amazon.Runtime.AnonymousAWSCredentials(), Amazon.RegionEndpoint.USEast1), "Amazon", IsAnonymous: true);

        string? Expected(string bucket) => new ObjectReader(store, new S3Address(bucket, remote.Key), remote, new S3Settings(), Scene, Scene.Clock).ExpectedMd5;

        Assert.That((Expected("data"), Expected("data--use1-az1--x-s3")), Is.EqualTo((FakeStore.Md5(Hello), (string?)null)));
    }

    [Test]
    public async Task A_strong_ETag_is_demanded_of_every_part_and_a_weak_one_of_none()
    {
        Store.With("x.txt", Hello).Tag = _ => "1";
        await Scene.ResolveAsync("s3://data/x.txt");
        Store.With("y.txt", Hello).Tag = _ => "W/\"1\"";
        await Scene.ResolveAsync("s3://data/y.txt");

        Assert.That(Store.Downloads.Select(r => r["If-Match"]), Is.EqualTo(new[] { "\"1\"", null }));
    }

    [Test]
    public async Task An_object_without_an_ETag_is_downloaded_each_time()
    {
        Store.With("x.txt", Hello).Tag = _ => "";
        await Scene.ResolveAsync("s3://data/x.txt");
        Store.With("x.txt", "other\n");

        AssertIs(await Scene.ResolveAsync("s3://data/x.txt"), "other\n"u8.ToArray());
    }

    [Test]
    public async Task Objects_without_ETags_below_a_prefix_are_downloaded_each_time()
    {
        Store.With("p/a.txt", "hello").Tag = _ => "";
        await Scene.ResolveAsync("s3://data/p/");
        Store.With("p/a.txt", "there");

        AssertHas(await Scene.ResolveAsync("s3://data/p/"), "a.txt", "there");
    }
}
