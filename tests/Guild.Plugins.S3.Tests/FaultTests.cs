using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Guild.Plugins.Url.Tests.Server;

namespace Guild.Plugins.S3.Tests;

/// <summary>Stores and networks that misbehave: each time a correct file, or one error that says what was tried and how often.</summary>
public class FaultTests : S3Test
{
    private static readonly byte[] Content = Bytes(1, 100_000);

    [Test]
    public void A_refused_connection_is_tried_again_then_told_with_how_often()
    {
        int port;
        using (var gone = new FakeStore())
            port = gone.Port;

        var error = Scene.With("endpoint", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")).Fails("s3://data/x.bin");

        Assert.That(error.Message, Does.Match($@"^127\.0\.0\.1:{port} can't be reached: Connection refused \(tried 6 times in \d+(\.\d)? s\)$"));
        Assert.That(error.Remedy, Does.Contain("check AWS_ENDPOINT_URL_S3 and the network"));
        Assert.That(Scene.Log, Has.Exactly(5).Contains("the store can't be reached: Connection refused; asking again in "));
    }

    [Test]
    public void A_host_that_does_not_exist_is_named()
    {
        Assert.That(
            Scene.With("endpoint", "http://nowhere.invalid:9000").With("retries", "1").Fails("s3://data/x.bin").Message,
            Does.StartWith("nowhere.invalid:9000 can't be reached: ").And.Contain("(tried 2 times in "));
    }

    [Test]
    public void A_certificate_that_nobody_trusts_is_told()
    {
        using var certificate = SelfSigned();
        using var server = new TestServer((exchange, _) => Store.AnswerAsync(exchange), async stream =>
        {
            var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(certificate);
            return tls;
        });

        var error = Scene.With("endpoint", string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{server.Port}")).Fails("s3://data/x.bin");

        Assert.That(error.Message, Does.StartWith($"no secure connection to 127.0.0.1:{server.Port}: "));
        Assert.That(error.Remedy, Does.Contain("SSL_CERT_FILE"));
    }

    [Test]
    public void Neither_object_nor_prefix_is_told_at_once()
    {
        Assert.That(Scene.Fails("s3://data/x.bin").Message, Does.StartWith("there is no 'x.bin' in bucket 'data' at 127.0.0.1:"));
        Assert.That(Store.Requests, Has.Exactly(2).Items);
    }

    [Test]
    public void A_refusal_is_told_at_once_with_what_may_help()
    {
        Store.Misbehaves = Always("403 Forbidden", "AccessDenied");

        var error = Scene.Fails("s3://data/p/");

        Assert.That(error.Message, Does.Match(@"^127\.0\.0\.1:\d+ refuses access to s3://data/p/ \(AccessDenied\)$"));
        Assert.That(error.Remedy, Does.StartWith("guild found no credentials"));
        Assert.That(Store.Requests, Has.Exactly(1).Items);
    }

    [TestCase("500 Internal Server Error", "InternalError")]
    [TestCase("503 Slow Down", "SlowDown")]
    [TestCase("502 Bad Gateway", "BadGateway")]
    [TestCase("429 Too Many Requests", "TooManyRequests")]
    [TestCase("400 Bad Request", "RequestTimeout")]
    public async Task An_answer_that_another_attempt_may_change_is_asked_for_again(string status, string code)
    {
        Store.With("p/x.bin", Content).Misbehaves = async (exchange, n) =>
        {
            if (n is 3 or 5)
                return false;
            await FakeStore.ErrorAsync(exchange, status, code);
            return true;
        };

        var directory = await Scene.ResolveAsync("s3://data/p/");

        Assert.That(await File.ReadAllBytesAsync(Path.Combine(directory.Path, "x.bin")), Is.EqualTo(Content));
        Assert.That(Store.Requests, Has.Exactly(5).Items);
    }

    [Test]
    public void A_store_that_stays_broken_is_told_with_how_often()
    {
        Store.Misbehaves = Always("500 Internal Server Error", "InternalError");

        Assert.That(Scene.Fails("s3://data/p/").Message, Does.Match(@"^127\.0\.0\.1:\d+ answered 500 \(InternalError\): no luck \(tried 6 times in \d+(\.\d)? s\)$"));
        Assert.That(Scene.Log, Has.Exactly(5).StartsWith("the store answered 500 (InternalError); asking again in "));
    }

    [Test]
    public async Task A_store_is_left_alone_for_as_long_as_it_asks()
    {
        Store.With("p/x.bin", Content).Misbehaves = async (exchange, n) =>
        {
            if (n > 1)
                return false;
            await FakeStore.ErrorAsync(exchange, "503 Slow Down", "SlowDown", "Retry-After: 77\n");
            return true;
        };

        await Scene.ResolveAsync("s3://data/p/");

        Assert.That(Scene.Clock.Waits, Has.Member(TimeSpan.FromSeconds(77)));
    }

    [Test]
    public void A_store_that_asks_for_too_long_is_not_waited_for()
    {
        Store.Misbehaves = Always("503 Slow Down", "SlowDown", "Retry-After: 3600\n");

        Assert.That(Scene.Fails("s3://data/p/").Message, Does.Contain("answered 503 (SlowDown)"));
        Assert.That(Store.Requests, Has.Exactly(1).Items);
    }

    [TestCase("s3://data/x.bin")]
    [TestCase("s3://data/p/")]
    public async Task A_connection_that_is_reset_in_the_middle_goes_on_where_it_was(string address)
    {
        var isFirst = true;
        Store.With("x.bin", Content).With("p/x.bin", Content).Misbehaves = async (exchange, _) =>
        {
            if (exchange.Request["Range"] is null || !isFirst)
                return false;
            isFirst = false;
            await exchange.SendAsync($"HTTP/1.1 206 Partial Content\nContent-Length: {Content.Length}\nContent-Range: bytes 0-99999/100000\nETag: {FakeStore.Md5Tag(Content)}\n", Content[..60_000]);
            return true;
        };

        var resolved = await Scene.ResolveAsync(address);

        Assert.That(await File.ReadAllBytesAsync(Directory.Exists(resolved.Path) ? Path.Combine(resolved.Path, "x.bin") : resolved.Path), Is.EqualTo(Content));
        Assert.That(Store.Downloads.Select(r => r["Range"]), Is.EqualTo(new[] { "bytes=0-99999", "bytes=60000-99999" }));
        Assert.That(Scene.Log, Has.One.Contains("; asking again for the rest of s3://data/").And.One.Contains("(1 of 5)"));
    }

    [Test]
    public void A_connection_that_breaks_each_time_is_told_with_how_often()
    {
        Store.With("x.bin", Content).Misbehaves = async (exchange, _) =>
        {
            if (exchange.Request["Range"] is not { } range)
                return false;
            var (from, until) = FakeStore.Range(range, Content.Length);
            await exchange.SendAsync($"HTTP/1.1 206 Partial Content\nContent-Length: {until - from}\nContent-Range: bytes {from}-{until - 1}/100000\nETag: {FakeStore.Md5Tag(Content)}\n", Content[from..(from + 10)]);
            return true;
        };

        Assert.That(Scene.With("retries", "3").Fails("s3://data/x.bin").Message, Does.Contain("(tried 4 times in "));
    }

    [Test]
    public async Task A_stalled_transfer_goes_on_with_another_connection()
    {
        var isFirst = true;
        Store.With("x.bin", Content).Misbehaves = async (exchange, _) =>
        {
            if (exchange.Request["Range"] is null || !isFirst)
                return false;
            isFirst = false;
            await exchange.SendAsync($"HTTP/1.1 206 Partial Content\nContent-Length: {Content.Length}\nContent-Range: bytes 0-99999/100000\nETag: {FakeStore.Md5Tag(Content)}\n", Content[..60_000]);
            await StallAsync(exchange);
            return true;
        };

        AssertIs(await Scene.ResolveAsync("s3://data/x.bin"), Content);

        Assert.That(Scene.Log, Has.One.StartsWith($"nothing came from 127.0.0.1:{Store.Port} for 60 s; asking again "));
        Assert.That(Store.Downloads, Has.Exactly(2).Items);
    }

    [TestCase("s3://data/x.bin")]
    [TestCase("s3://data/p/")]
    public async Task A_store_that_does_not_answer_is_asked_again(string address)
    {
        Store.With("x.bin", Content).With("p/x.bin", Content).Misbehaves = async (exchange, n) =>
        {
            if (n > 1)
                return false;
            await StallAsync(exchange);
            return true;
        };

        await Scene.ResolveAsync(address);

        Assert.That(Scene.Log, Has.One.StartsWith($"nothing came from 127.0.0.1:{Store.Port} for 60 s; asking again in "));
    }

    [Test]
    public void A_list_that_stalls_in_the_middle_ends_with_how_often_it_was_tried()
    {
        Store.Misbehaves = async (exchange, _) =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\nContent-Type: application/xml\nContent-Length: 10000\n", "<?xml version=\"1.0\"?><ListBucketResult>"u8.ToArray());
            await StallAsync(exchange);
            return true;
        };

        Assert.That(Scene.With("retries", "1").Fails("s3://data/p/").Message, Does.Match(@"^nothing came from 127\.0\.0\.1:\d+ for 60 s \(tried 2 times in "));
    }

    [Test]
    public void An_object_that_changes_while_it_comes_is_an_error_and_never_a_mixture()
    {
        var content = Bytes(2, 9_000_000);
        Store.With("x.bin", content).Misbehaves = (exchange, _) =>
        {
            if (exchange.Request["Range"]?.StartsWith("bytes=4194304-", StringComparison.Ordinal) == true)
                Store.With("x.bin", Bytes(3, 9_000_000));
            return Task.FromResult(false);
        };

        var error = Scene.Fails("s3://data/x.bin");

        Assert.That(error.Message, Is.EqualTo("'x.bin' changed while it was downloaded"));
        Assert.That(error.Remedy, Is.EqualTo("try again when it is complete"));
    }

    [TestCase(100_000, 99_999)]
    [TestCase(100_001, 100_000)]
    public void A_length_that_is_not_that_of_the_object_is_told(int promised, int size)
    {
        Store.With("x.bin", Content).Misbehaves = async (exchange, _) =>
        {
            if (exchange.Request["Range"] is null)
                return false;
            await exchange.SendAsync($"HTTP/1.1 206 Partial Content\nContent-Length: {size}\nContent-Range: bytes 0-{size - 1}/{promised - (promised == 100_000 ? 1 : 0)}\nETag: {FakeStore.Md5Tag(Content)}\n", Bytes(1, size));
            return true;
        };

        Assert.That(Scene.Fails("s3://data/x.bin").Message, Is.EqualTo("'x.bin' changed while it was downloaded"));
    }

    [Test]
    public void A_store_that_gives_no_parts_is_told_rather_than_believed()
    {
        Store.With("x.bin", Bytes(1, 9_000_000)).HasRanges = false;

        Assert.That(Scene.Fails("s3://data/x.bin").Message, Does.Match(@"^127\.0\.0\.1:\d+ doesn't give the parts of objects that it is asked for$"));
    }

    [Test]
    public async Task A_small_object_comes_from_a_store_that_gives_no_parts()
    {
        Store.With("x.bin", Content).HasRanges = false;

        AssertIs(await Scene.ResolveAsync("s3://data/x.bin"), Content);
    }

    [TestCase("s3://data/x.bin", "what came isn't what the store has")]
    [TestCase("s3://data/p/", "'p/x.bin' isn't what the store has")]
    public void Content_that_is_not_what_its_ETag_says_is_downloaded_once_more_and_then_refused(string address, string message)
    {
        Store.With("x.bin", Content).With("p/x.bin", Content).Tag = _ => FakeStore.Md5Tag(Bytes(9, 10));

        var error = Scene.Fails(address);

        Assert.That(error.Message, Is.EqualTo($"{message} (expected md5 {FakeStore.Md5(Bytes(9, 10))} but got {FakeStore.Md5(Content)}), downloaded twice"));
        Assert.That(Store.Downloads, Has.Exactly(2).Items);
    }

    [TestCase("s3://data/x.bin")]
    [TestCase("s3://data/p/")]
    public async Task Content_that_was_damaged_once_comes_whole_the_second_time(string address)
    {
        var isFirst = true;
        Store.With("x.bin", Content).With("p/x.bin", Content).Misbehaves = async (exchange, _) =>
        {
            if (exchange.Request["Range"] is null || !isFirst)
                return false;
            isFirst = false;
            await exchange.SendAsync($"HTTP/1.1 206 Partial Content\nContent-Length: {Content.Length}\nContent-Range: bytes 0-99999/100000\nETag: {FakeStore.Md5Tag(Content)}\n", Bytes(2, 100_000));
            return true;
        };

        var resolved = await Scene.ResolveAsync(address);

        Assert.That(await File.ReadAllBytesAsync(Directory.Exists(resolved.Path) ? Path.Combine(resolved.Path, "x.bin") : resolved.Path), Is.EqualTo(Content));
    }

    [Test]
    public void A_wrong_digest_is_downloaded_once_more_and_then_refused()
    {
        Store.With("x.bin", Content);
        var expected = new string('0', 64);

        var error = Scene.Fails("s3://data/x.bin", expected);

        Assert.That(error.Message, Is.EqualTo($"bad sha256 for '{Path.Combine(Scene.CacheDirectory, "x.bin")}' (expected {expected} but got {S3Scene.Sha256(Content)}), downloaded twice"));
        Assert.That(error.Remedy, Is.EqualTo($"if the object is meant to have changed, write 'sha256: {S3Scene.Sha256(Content)}'"));
    }

    [TestCase("s3://data/x.bin")]
    [TestCase("s3://data/p/")]
    public async Task A_download_that_the_user_stops_goes_on_next_time(string address)
    {
        using var stop = new CancellationTokenSource();
        Store.With("x.bin", Content).With("p/x.bin", Content).Misbehaves = async (exchange, _) =>
        {
            if (exchange.Request["Range"] is null || stop.IsCancellationRequested)
                return false;
            await exchange.SendAsync($"HTTP/1.1 206 Partial Content\nContent-Length: {Content.Length}\nContent-Range: bytes 0-99999/100000\nETag: {FakeStore.Md5Tag(Content)}\n", Content[..60_000]);
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, exchange.ServerEnds);
            return true;
        };
        Assert.That(() => Scene.ResolveAsync(address, cancel: stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Scene.Files, Is.Empty);

        var resolved = await Scene.ResolveAsync(address);

        Assert.That(await File.ReadAllBytesAsync(Directory.Exists(resolved.Path) ? Path.Combine(resolved.Path, "x.bin") : resolved.Path), Is.EqualTo(Content));
    }

    [Test]
    public async Task Large_objects_go_on_next_time_where_they_were()
    {
        var content = Bytes(4, 9_000_000);
        Store.With("x.bin", content).With("p/x.bin", content);
        foreach (var address in new[] { "s3://data/x.bin", "s3://data/p/" })
        {
            var hasStopped = false;
            using var stop = new CancellationTokenSource();
            Store.Misbehaves = async (exchange, _) =>
            {
                if (hasStopped || exchange.Request["Range"]?.StartsWith("bytes=0-", StringComparison.Ordinal) != false)
                    return false;
                while (Scene.Transferred < 1_000_000)
                    await Task.Yield();
                hasStopped = true;
                await stop.CancelAsync();
                return true;
            };
            Assert.That(() => Scene.ResolveAsync(address, cancel: stop.Token), Throws.InstanceOf<OperationCanceledException>());
            var before = Store.Downloads.Count;

            var resolved = await Scene.ResolveAsync(address);

            Assert.That((await File.ReadAllBytesAsync(Directory.Exists(resolved.Path) ? Path.Combine(resolved.Path, "x.bin") : resolved.Path)).AsSpan().SequenceEqual(content), Is.True);
            Assert.That(Store.Downloads.Skip(before).Select(r => r["Range"]), Has.None.StartsWith("bytes=0-"), address);
        }
    }

    [Test]
    public async Task What_is_damaged_in_the_cache_is_noticed_and_comes_again()
    {
        Store.With("p/x.bin", Content).With("p/y.bin", "fine");
        var path = Path.Combine((await Scene.ResolveAsync("s3://data/p/")).Path, "x.bin");
        File.Delete(path);
        await File.WriteAllTextAsync(path, "spoilt");

        await Scene.ResolveAsync("s3://data/p/");

        Assert.That(await File.ReadAllBytesAsync(path), Is.EqualTo(Content));
        Assert.That(Store.Downloads, Has.Exactly(3).Items);
        Assert.That(Scene.Log, Has.One.StartsWith("WARNING: cached directory '").And.One.EndsWith("is damaged; fetching again what has changed"));
    }

    [Test]
    public async Task A_store_that_cannot_be_reached_costs_a_warning_when_there_is_something_in_the_cache()
    {
        Store.With("p/x.bin", Content);
        var first = await Scene.ResolveAsync("s3://data/p/");
        Store.Misbehaves = Always("503 Service Unavailable", "ServiceUnavailable");

        var second = await Scene.ResolveAsync("s3://data/p/");

        Assert.That(second.Path, Is.EqualTo(first.Path));
        Assert.That(Scene.Log, Has.One.StartsWith("WARNING: cannot tell whether s3://data/p/ has changed, using what is cached: "));
    }

    private static Func<Exchange, int, Task<bool>> Always(string status, string code, string headers = "") => async (exchange, _) =>
    {
        await FakeStore.ErrorAsync(exchange, status, code, headers);
        return true;
    };

    // Who asks looks at the clock before asking: it is enough that time passes once.
    private Task StallAsync(Exchange exchange)
    {
        Scene.Clock.Pass();
        return Task.Delay(Timeout.Infinite, exchange.ServerEnds);
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
