using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Guild.Plugins.Url.Tests.Server;

namespace Guild.Plugins.Url.Tests;

public class FaultTests : UrlTest
{
    private const string ETag = "\"v1\"";

    private static readonly DateTimeOffset LongAgo = new(2020, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Test]
    public void A_refused_connection_is_tried_again_then_told_with_how_often()
    {
        int port;
        using (var server = TestServer.WithFile(Content))
            port = server.Port;

        var error = Scene.Fails($"http://127.0.0.1:{port}/x");

        Assert.That(error.Message, Does.Match($@"^127\.0\.0\.1:{port} refused the connection \(tried 6 times in \d+(\.\d)? s\)$"));
        Assert.That(error.Remedy, Is.EqualTo("check the URL and the network, or try again later"));
        Assert.That(Scene.Log, Has.Exactly(5).Contains($"refused the connection; trying http://127.0.0.1:{port}/x again in "));
    }

    [Test]
    public void Waits_grow_about_twofold_and_are_never_the_same()
    {
        using var server = new TestServer((exchange, _) => exchange.StatusAsync("503 Service Unavailable"));

        Assert.That(() => Scene.With("retries", "8").ResolveAsync(server.Url("x")), Throws.Exception);

        var waits = Scene.Clock.Waits;
        Assert.That(waits, Has.Exactly(8).Items);
        Assert.That(waits.Max(), Is.GreaterThan(TimeSpan.FromSeconds(10)));
        Assert.That(waits, Is.Unique.And.All.LessThanOrEqualTo(TimeSpan.FromMinutes(2)));
    }

    [Test]
    public void A_host_that_does_not_exist_is_named()
    {
        var error = Scene.Fails("http://nowhere.invalid/x");

        Assert.That(error.Message, Does.StartWith("host 'nowhere.invalid' cannot be found"));
        Assert.That(error.Remedy, Is.EqualTo("check the host's name and the network"));
    }

    [Test]
    public void A_certificate_that_nobody_trusts_ends_it_at_once()
    {
        using var certificate = SelfSigned();
        using var server = new TestServer((exchange, _) => exchange.FileAsync(Content), async stream =>
        {
            var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(certificate);
            return tls;
        });

        var error = Scene.Fails(server.Url("x").Replace("http:", "https:", StringComparison.Ordinal));

        Assert.That(error.Message, Does.StartWith($"no secure connection to 127.0.0.1:{server.Port}: ").And.Not.Contain("tried"));
        Assert.That(error.Remedy, Does.Contain("SSL_CERT_FILE"));
    }

    [TestCase("404 Not Found", "correct the URL")]
    [TestCase("410 Gone", "correct the URL")]
    [TestCase("403 Forbidden", "if it needs credentials, put them into ~/.netrc or GUILD_URL_TOKEN_127_0_0_1")]
    [TestCase("401 Unauthorized", "if it needs credentials, put them into ~/.netrc or GUILD_URL_TOKEN_127_0_0_1")]
    public void An_answer_that_another_attempt_would_not_change_ends_it_at_once(string status, string remedy)
    {
        using var server = new TestServer((exchange, _) => exchange.StatusAsync(status));

        var error = Scene.Fails(server.Url("x"));

        Assert.That((error.Message, error.Remedy), Is.EqualTo(($"127.0.0.1:{server.Port} answered {status}", remedy)));
        Assert.That(server.Requests, Has.Exactly(1).Items);
    }

    [TestCase("500 Internal Server Error")]
    [TestCase("502 Bad Gateway")]
    [TestCase("503 Service Unavailable")]
    [TestCase("408 Request Timeout")]
    [TestCase("429 Too Many Requests")]
    public async Task An_answer_that_another_attempt_may_change_is_asked_for_again(string status)
    {
        using var server = new TestServer((exchange, n) => n < 3 ? exchange.StatusAsync(status) : exchange.FileAsync(Content));

        AssertIs(await Scene.ResolveAsync(server.Url("x")), Content);

        Assert.That(server.Requests, Has.Exactly(3).Items);
    }

    [Test]
    public async Task A_server_is_left_alone_for_as_long_as_it_asks()
    {
        using var server = new TestServer((exchange, n) => n == 1 ? exchange.StatusAsync("429 Too Many Requests", "Retry-After: 77\n") : exchange.FileAsync(Content));

        AssertIs(await Scene.ResolveAsync(server.Url("x")), Content);

        Assert.That(Scene.Clock.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(77) }));
    }

    [Test]
    public void A_server_that_asks_for_too_long_is_not_waited_for()
    {
        using var server = new TestServer((exchange, _) => exchange.StatusAsync("503 Service Unavailable", "Retry-After: 3600\n"));

        Assert.That(Scene.Fails(server.Url("x")).Remedy, Is.EqualTo("the server asks to wait 3600 s: try again then"));
        Assert.That(Scene.Clock.Waits, Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_connection_that_is_reset_in_the_middle_goes_on_where_it_was(bool hasTag)
    {
        using var server = new TestServer(async (exchange, n) =>
        {
            if (n > 1)
            {
                await exchange.FileAsync(Content, hasTag ? ETag : null, hasTag ? null : LongAgo);
                return;
            }

            await exchange.BeginAsync(Content, 60_000, hasTag ? $"ETag: {ETag}\n" : $"Last-Modified: {LongAgo:r}\nDate: {DateTimeOffset.UtcNow:r}\n");
            await ReadAll(Scene, 60_000);
            exchange.Reset();
        });

        AssertIs(await Scene.ResolveAsync(server.Url("x")), Content);

        Assert.That(server.Requests[1]["Range"], Is.EqualTo("bytes=60000-"));
        Assert.That(server.Requests[1]["If-Range"], Is.EqualTo(hasTag ? ETag : "Thu, 02 Jan 2020 03:04:05 GMT"));
    }

    [Test]
    public async Task Without_anything_that_tells_versions_apart_a_broken_download_begins_anew()
    {
        using var server = new TestServer((exchange, n) => n == 1 ? exchange.BeginAsync(Bytes(2), 60_000) : exchange.FileAsync(Content));

        AssertIs(await Scene.ResolveAsync(server.Url("x")), Content);

        Assert.That(server.Requests[1]["Range"], Is.Null);
    }

    [Test]
    public async Task With_a_digest_a_broken_download_goes_on_whatever_the_server_can_tell()
    {
        using var server = new TestServer((exchange, n) => n == 1 ? exchange.BeginAsync(Content, 60_000) : exchange.FileAsync(Content));

        AssertIs(await Scene.ResolveAsync(server.Url("x"), UrlScene.Sha256(Content)), Content);

        Assert.That(server.Requests[1]["Range"], Is.EqualTo("bytes=60000-"));
    }

    [Test]
    public async Task A_file_that_changes_between_two_attempts_is_downloaded_whole()
    {
        using var server = new TestServer((exchange, n) =>
            n == 1 ? exchange.BeginAsync(Bytes(2), 60_000, $"ETag: {ETag}\n") : exchange.FileAsync(Content, "\"v2\""));

        AssertIs(await Scene.ResolveAsync(server.Url("x")), Content);
        Assert.That(server.Requests, Has.Exactly(2).Items);
    }

    [TestCase("ETag: \"v2\"\n", 100_000)]
    [TestCase("", 100_001)]
    public async Task The_rest_of_another_version_is_not_appended_even_if_the_server_sends_it(string headers, int length)
    {
        using var server = new TestServer((exchange, n) => n switch
        {
            1 => exchange.BeginAsync(Bytes(2), 60_000, $"ETag: {ETag}\n"),
            2 => exchange.SendAsync($"HTTP/1.1 206 Partial Content\nContent-Length: 40000\nContent-Range: bytes 60000-{length - 1}/{length}\n{headers}", Content[60_000..]),
            _ => exchange.FileAsync(Content, "\"v2\""),
        });

        AssertIs(await Scene.ResolveAsync(server.Url("x")), Content);
    }

    [Test]
    public async Task Mixed_parts_are_found_out_by_the_digest_and_downloaded_once_more()
    {
        // No ETag, and the same length: nothing but the digest can tell.
        using var server = new TestServer((exchange, n) => n == 1 ? exchange.BeginAsync(Bytes(2), 60_000) : exchange.FileAsync(Content));

        AssertIs(await Scene.ResolveAsync(server.Url("x"), UrlScene.Sha256(Content)), Content);

        Assert.That(server.Requests.Select(r => r["Range"]), Is.EqualTo(new[] { null, "bytes=60000-", null }));
    }

    [Test]
    public async Task A_stalled_transfer_goes_on_with_another_connection()
    {
        using var server = new TestServer(async (exchange, n) =>
        {
            if (n > 1)
            {
                await exchange.FileAsync(Content, ETag);
                return;
            }

            await exchange.BeginAsync(Content, 60_000, $"ETag: {ETag}\n");
            await ReadAll(Scene, 60_000);
            Scene.Clock.Pass();
            await Task.Delay(Timeout.Infinite, exchange.ServerEnds);
        });

        AssertIs(await Scene.ResolveAsync(server.Url("x")), Content);

        Assert.That(Scene.Log, Has.One.StartsWith($"nothing came from 127.0.0.1:{server.Port} for 60 s; trying "));
        Assert.That(server.Requests[1]["Range"], Is.EqualTo("bytes=60000-"));
    }

    [Test]
    public void A_server_that_promises_more_than_it_has_is_found_out()
    {
        using var server = new TestServer((exchange, _) => exchange.SendAsync("HTTP/1.1 200 OK\nContent-Length: 200000\n", Content));

        Assert.That(Scene.Fails(server.Url("x")).Message, Does.StartWith($"127.0.0.1:{server.Port} closed the connection too early (tried 6 times in "));
    }

    [Test]
    public void A_wrong_digest_is_downloaded_once_more_and_then_refused()
    {
        using var server = TestServer.WithFile(Content, ETag);
        var expected = new string('0', 64);

        var error = Scene.Fails(server.Url("x"), expected);

        Assert.That(error.Message, Is.EqualTo(
            $"bad sha256 for '{Path.Combine(Scene.CacheDirectory, "x")}' (expected {expected} but got {UrlScene.Sha256(Content)}), downloaded twice"));
        Assert.That(error.Remedy, Is.EqualTo($"if the file is meant to have changed, write 'sha256: {UrlScene.Sha256(Content)}'"));
        Assert.That(server.Requests, Has.Exactly(2).Items);
    }

    [Test]
    public void Redirects_without_end_are_given_up()
    {
        using var server = new TestServer((exchange, n) => exchange.StatusAsync("302 Found", $"Location: /{n}\n"));

        Assert.That(Scene.Fails(server.Url("x")).Message, Is.EqualTo($"127.0.0.1:{server.Port} redirects without end (20 redirects, the last to {server.Url("21")})"));
    }

    [Test]
    public void A_redirect_to_no_web_address_is_refused()
    {
        using var server = new TestServer((exchange, _) => exchange.StatusAsync("302 Found", "Location: file:///etc/passwd\n"));

        Assert.That(Scene.Fails(server.Url("x")).Message, Is.EqualTo($"127.0.0.1:{server.Port} redirects to 'file:///etc/passwd', which is no http or https URL"));
    }

    [Test]
    public void An_answer_that_is_not_http_is_told()
    {
        using var server = new TestServer((exchange, _) => exchange.SendAsync("SSH-2.0-OpenSSH_9.2\n"));

        Assert.That(Scene.Fails(server.Url("x")).Message, Does.StartWith($"127.0.0.1:{server.Port} gave an answer that is not HTTP (tried 6 times in "));
    }

    [Test]
    public async Task A_download_that_the_user_stops_goes_on_next_time()
    {
        using var stop = new CancellationTokenSource();
        using var server = new TestServer(async (exchange, n) =>
        {
            if (n > 1)
            {
                await exchange.FileAsync(Content, ETag);
                return;
            }

            await exchange.BeginAsync(Content, 60_000, $"ETag: {ETag}\n");
            await ReadAll(Scene, 60_000);
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, exchange.ServerEnds);
        });
        Assert.That(() => Scene.ResolveAsync(server.Url("x"), cancel: stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Scene.Files, Is.Empty);

        AssertIs(await Scene.ResolveAsync(server.Url("x")), Content);

        Assert.That(server.Requests[1]["Range"], Is.EqualTo("bytes=60000-"));
    }

    // The part that has been sent is the part that counts only once it has been read.
    private static async Task ReadAll(UrlScene scene, long bytes)
    {
        while (scene.Transferred < bytes)
            await Task.Yield();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
