using Guild.Abstractions;

namespace Guild.Plugins.S3.Tests;

public class ObjectTests : S3Test
{
    private static readonly byte[] Content = Bytes(1, 100_000);

    [Test]
    public async Task An_unchanged_object_costs_one_question_and_no_download()
    {
        Store.With("x.bin", Content);
        AssertIs(await Scene.ResolveAsync("s3://data/x.bin"), Content);

        AssertIs(await Scene.ResolveAsync("s3://data/x.bin"), Content);

        Assert.That(Store.Requests.Select(r => r.Method), Is.EqualTo(new[] { "HEAD", "GET", "HEAD" }));
    }

    [Test]
    public async Task With_a_digest_nobody_is_asked_once_it_is_cached()
    {
        Store.With("x.bin", Content);
        await Scene.ResolveAsync("s3://data/x.bin", S3Scene.Sha256(Content));
        var before = Store.Requests.Count;

        AssertIs(await Scene.ResolveAsync("s3://data/x.bin", S3Scene.Sha256(Content)), Content);

        Assert.That(Store.Requests, Has.Exactly(before).Items);
    }

    [Test]
    public async Task A_version_is_asked_for_by_its_id_and_only_once()
    {
        Store.With("x.bin", Content);
        await Scene.ResolveAsync("s3://data/x.bin?versionId=v%2F1");

        AssertIs(await Scene.ResolveAsync("s3://data/x.bin?versionId=v%2F1"), Content);

        Assert.That(Store.Requests, Has.Exactly(2).Items);
        Assert.That(Store.Requests.Select(r => r.Path), Has.All.Contains("versionId=v%2F1"));
    }

    [Test]
    public void A_version_that_is_not_there_is_named()
    {
        Store.With("x.bin", Content).Misbehaves = async (exchange, _) =>
        {
            await FakeStore.ErrorAsync(exchange, "404 Not Found", "NoSuchVersion");
            return true;
        };

        Assert.That(Scene.Fails("s3://data/x.bin?versionId=v1").Message, Does.StartWith("there is no version 'v1' of 'x.bin' in bucket 'data' at 127.0.0.1:"));
    }

    [Test]
    public async Task Who_asks_pays_only_when_told_to()
    {
        Store.With("x.bin", Content).With("p/y.bin", Content);
        await Scene.ResolveAsync("s3://data/x.bin");
        await Scene.ResolveAsync("s3://data/x.bin?requestPayer=requester", S3Scene.Sha256(Content));
        Assert.That(Store.Requests, Has.None.Matches<Url.Tests.Server.RecordedRequest>(r => r["x-amz-request-payer"] is not null), "the cached file was enough");

        await Scene.With("requester-pays", "yes").ResolveAsync("s3://data/p/");

        Assert.That(Store.Requests.TakeLast(2).Select(r => r["x-amz-request-payer"]), Is.EqualTo(new[] { "requester", "requester" }));
    }

    [Test]
    public async Task The_bucket_is_part_of_the_path_of_other_stores()
    {
        Store.With("a b/ü+1.bin", Content);

        AssertIs(await Scene.ResolveAsync("s3://data/a b/ü+1.bin"), Content);

        Assert.That(Store.Downloads.Single().Path, Does.StartWith("/data/a%20b/%C3%BC%2B1.bin"));
    }

    [Test]
    public async Task Requests_without_credentials_are_not_signed()
    {
        Store.With("x.bin", Content);

        await Scene.ResolveAsync("s3://data/x.bin");

        Assert.That(Store.Requests.Select(r => r["Authorization"]), Has.All.Null);
    }

    [Test]
    public async Task An_empty_object_is_an_empty_file()
    {
        Store.With("x.bin", "");

        AssertIs(await Scene.ResolveAsync("s3://data/x.bin"), []);
    }

    [Test]
    public async Task Offline_the_cache_is_enough_and_what_is_missing_is_told()
    {
        Store.With("x.bin", Content);
        await Scene.ResolveAsync("s3://data/x.bin");
        var before = Store.Requests.Count;

        AssertIs(await Scene.ResolveAsync("s3://data/x.bin", offline: true), Content);
        var error = Assert.ThrowsAsync<ResolveException>(() => Scene.ResolveAsync("s3://data/other.bin", offline: true))!;

        Assert.That(error.Message, Is.EqualTo("it is not in the cache, and guild works offline"));
        Assert.That(Store.Requests, Has.Exactly(before).Items);
    }
}
