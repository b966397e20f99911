using Guild.Plugins.Url.Tests.Server;

namespace Guild.Plugins.Url.Tests;

public class DownloadTests : UrlTest
{
    private const string ETag = "\"v1\"";

    private static readonly DateTimeOffset LongAgo = new(2020, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Test]
    public async Task A_file_is_downloaded_under_the_unquoted_last_part_of_its_path()
    {
        using var server = TestServer.WithFile(Content);

        var resolved = await Scene.ResolveAsync(server.Url("some/my%20data.csv;v=1?token=x#y"), UrlScene.Sha256(Content));

        AssertIs(resolved, Content);
        Assert.That(resolved.Path, Is.EqualTo(Path.Combine(Scene.CacheDirectory, "my data.csv")));
        Assert.That(server.Requests.Single().Path, Is.EqualTo("/some/my%20data.csv;v=1?token=x"));
        Assert.That(Scene.Transferred, Is.EqualTo(Content.Length));
    }

    [Test]
    public async Task With_a_digest_a_cached_file_is_used_without_asking_anyone()
    {
        using var server = TestServer.WithFile(Content, ETag);
        await Scene.ResolveAsync(server.Url("x"), UrlScene.Sha256(Content));

        AssertIs(await Scene.ResolveAsync(server.Url("x"), UrlScene.Sha256(Content)), Content);

        Assert.That(server.Requests, Has.Exactly(1).Items);
        Assert.That(Scene.Log, Has.One.EqualTo($"Using cached file {Path.Combine(Scene.CacheDirectory, "x")}"));
    }

    [Test]
    public async Task Without_a_digest_the_server_is_asked_whether_the_file_has_changed()
    {
        using var server = TestServer.WithFile(Content, ETag, LongAgo);
        await Scene.ResolveAsync(server.Url("x"));

        AssertIs(await Scene.ResolveAsync(server.Url("x")), Content);

        Assert.That(server.Requests.Select(r => r["If-None-Match"]), Is.EqualTo(new[] { null, ETag }));
        Assert.That(server.Requests[1]["If-Modified-Since"], Is.EqualTo("Thu, 02 Jan 2020 03:04:05 GMT"));
        Assert.That(Scene.Log.Count(l => l.StartsWith("begin", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_file_that_has_changed_is_downloaded_again()
    {
        using var server = new TestServer((exchange, n) => n == 1 ? exchange.FileAsync(Content, ETag) : exchange.FileAsync(Bytes(2), "\"v2\""));
        await Scene.ResolveAsync(server.Url("x"));

        AssertIs(await Scene.ResolveAsync(server.Url("x")), Bytes(2));
        AssertIs(await Scene.ResolveAsync(server.Url("x"), UrlScene.Sha256(Bytes(2))), Bytes(2));
    }

    [Test]
    public async Task A_file_that_has_changed_is_downloaded_with_all_patience()
    {
        using var server = new TestServer((exchange, n) => n switch
        {
            1 => exchange.FileAsync(Content, ETag),
            2 => exchange.BeginAsync(Bytes(2), 10, "ETag: \"v2\"\n"),
            _ => exchange.FileAsync(Bytes(2), "\"v2\""),
        });
        await Scene.ResolveAsync(server.Url("x"));

        AssertIs(await Scene.ResolveAsync(server.Url("x")), Bytes(2));
    }

    [Test]
    public async Task A_server_that_can_not_tell_is_not_asked()
    {
        using var server = TestServer.WithFile(Content);
        await Scene.ResolveAsync(server.Url("x"));

        AssertIs(await Scene.ResolveAsync(server.Url("x")), Content);

        Assert.That(server.Requests, Has.Exactly(1).Items);
    }

    [Test]
    public async Task Nobody_is_asked_when_the_user_wants_so()
    {
        using var server = TestServer.WithFile(Content, ETag);
        await Scene.ResolveAsync(server.Url("x"));

        AssertIs(await Scene.With("revalidate", "no").ResolveAsync(server.Url("x")), Content);

        Assert.That(server.Requests, Has.Exactly(1).Items);
    }

    [Test]
    public async Task A_cached_file_serves_when_the_server_is_gone_with_a_warning()
    {
        var server = TestServer.WithFile(Content, ETag);
        await Scene.ResolveAsync(server.Url("x"));
        server.Dispose();

        AssertIs(await Scene.ResolveAsync(server.Url("x")), Content);

        Assert.That(Scene.Log, Has.One.EqualTo(
            $"WARNING: cannot tell whether {server.Url("x")} has changed, using the cached file: 127.0.0.1:{server.Port} refused the connection"));
    }

    [Test]
    public async Task Another_digest_than_that_of_the_cached_file_means_another_download()
    {
        using var server = new TestServer((exchange, n) => exchange.FileAsync(Bytes(n), ETag));
        await Scene.ResolveAsync(server.Url("x"), UrlScene.Sha256(Bytes(1)));

        AssertIs(await Scene.ResolveAsync(server.Url("x"), UrlScene.Sha256(Bytes(2))), Bytes(2));
    }

    [Test]
    public async Task A_cached_file_that_was_damaged_on_disk_is_downloaded_again()
    {
        using var server = TestServer.WithFile(Content, ETag);
        var path = (await Scene.ResolveAsync(server.Url("x"))).Path;
        File.Delete(path);
        File.WriteAllText(path, "damage");

        AssertIs(await Scene.ResolveAsync(server.Url("x"), UrlScene.Sha256(Content)), Content);

        Assert.That(server.Requests, Has.Exactly(2).Items);
        Assert.That(server.Requests[1]["If-None-Match"], Is.Null);
        Assert.That(Scene.Log, Has.One.StartsWith($"WARNING: cached file '{path}' is damaged"));
    }

    [Test]
    public async Task Offline_the_cache_alone_is_used()
    {
        using var server = TestServer.WithFile(Content, ETag);
        await Scene.ResolveAsync(server.Url("x"));

        AssertIs(await Scene.ResolveAsync(server.Url("x"), offline: true), Content);

        Assert.That(server.Requests, Has.Exactly(1).Items);
    }

    [Test]
    public async Task A_file_with_the_same_digest_is_not_downloaded_again_from_another_place()
    {
        using var server = TestServer.WithFile(Content, ETag);
        await Scene.ResolveAsync(server.Url("x"));

        var resolved = await Scene.ResolveAsync("http://mirror.invalid/y", UrlScene.Sha256(Content), entry: "2");

        AssertIs(resolved, Content);
        Assert.That(resolved.Path, Is.EqualTo(Path.Combine(Scene.CacheDirectory + "2", "y")));
        Assert.That(server.Requests, Has.Exactly(1).Items);
    }

    [Test]
    public void Offline_a_file_that_is_not_cached_is_an_error() =>
        Assert.That(Scene.Fails("http://127.0.0.1:1/x", offline: true).Message, Is.EqualTo("it is not in the cache, and guild works offline"));

    [Test]
    public async Task Redirects_are_followed_relative_ones_too()
    {
        using var server = new TestServer((exchange, n) => n switch
        {
            1 => exchange.StatusAsync("302 Found", "Location: other/place\n"),
            2 => exchange.StatusAsync("308 Permanent Redirect", "Location: /final\n"),
            _ => exchange.FileAsync(Content),
        });

        var resolved = await Scene.ResolveAsync(server.Url("a/x"));

        AssertIs(resolved, Content);
        Assert.That(Path.GetFileName(resolved.Path), Is.EqualTo("x"), "the name is that of the URL which was written");
        Assert.That(server.Requests.Select(r => r.Path), Is.EqualTo(new[] { "/a/x", "/a/other/place", "/final" }));
    }

    [Test]
    public async Task Of_two_at_once_one_downloads_and_the_other_uses_it()
    {
        var isAsked = new TaskCompletionSource();
        var mayAnswer = new TaskCompletionSource();
        using var server = new TestServer(async (exchange, _) =>
        {
            isAsked.TrySetResult();
            await mayAnswer.Task;
            await exchange.FileAsync(Content);
        });
        var first = Scene.ResolveAsync(server.Url("x"));
        await isAsked.Task;
        var second = Scene.ResolveAsync(server.Url("x"));
        Assert.That(second.IsCompleted, Is.False);

        mayAnswer.SetResult();

        AssertIs(await first, Content);
        AssertIs(await second, Content);
        Assert.That(server.Requests, Has.Exactly(1).Items);
    }

    [TestCase("ftp://example.org/x", "nothing at hand resolves 'ftp:' URLs")]
    [TestCase("data.csv", "'data.csv' is not a URL")]
    [TestCase("http://ada:secret@/x", "'http:///x' is not a URL")]
    [TestCase("http://example.org/.guild-cache-x.sha", "the last part of 'http://example.org/.guild-cache-x.sha' cannot be a file name")]
    public void What_is_no_url_of_a_file_is_refused(string url, string message) =>
        Assert.That(Scene.Fails(url).Message, Is.EqualTo(message));
}
