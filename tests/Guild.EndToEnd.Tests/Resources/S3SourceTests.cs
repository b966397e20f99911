using System.Globalization;
using System.Security.Cryptography;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Resources;

/// <summary>Objects of a real S3 server as required resources.</summary>
public sealed class S3SourceTests : ProjectTest
{
    private static S3Server? s_server;

    private readonly string _prefix = Guid.NewGuid().ToString("N");

    [OneTimeSetUp]
    public static void StartServer() => s_server = S3Server.Start();

    [OneTimeTearDown]
    public static void StopServer() => s_server?.Dispose();

    [SetUp]
    public void PointThere() => Project
        .WithVariable("AWS_ENDPOINT_URL_S3", Server.Endpoint)
        .WithVariable("AWS_EC2_METADATA_DISABLED", "true")
        .WithVariable("AWS_ACCESS_KEY_ID", null)
        .WithVariable("AWS_PROFILE", null);

    private static S3Server Server => s_server!;

    [TestCase("s3: s3://data/{0}/x.txt", "s3://data/{0}/x.txt")]
    [TestCase("s3: data/{0}/x.txt", "s3:data/{0}/x.txt")]
    [TestCase("url: s3://data/{0}/x.txt", "s3://data/{0}/x.txt")]
    public void An_object_is_downloaded_recorded_and_cached(string source, string uri)
    {
        Server.Put($"{_prefix}/x.txt", "hello\n");
        WithSource("cat x.txt", string.Format(CultureInfo.InvariantCulture, source, _prefix));
        uri = string.Format(CultureInfo.InvariantCulture, uri, _prefix);

        var first = Project.GuildOk("run", "work", "-y");

        Assert.Multiple(() =>
        {
            Assert.That(first.Out, Is.EqualTo("hello\n"));
            Assert.That(first.Error, Does.StartWith($"Resolving {uri}\n"));
            Assert.That(File.ReadAllLines(Path.Combine(Project.OnlyRun, ".guild", "manifest")), Has.Some.EqualTo($"d x.txt f572d396fae9206628714fb2ce00f72e94f2258f {uri}"));
            Assert.That(Project.Attribute("deps"), Does.Contain($"uri: {uri}").And.Contain("cache/resources/"));
            Assert.That(Project.Attribute("plugins"), Does.Contain("s3"));
        });

        var second = Project.GuildOk("run", "work", "-y");

        Assert.That(second.Error, Does.Contain("Using cached file ").And.Not.Contain("Downloading"));
    }

    [Test]
    public void An_object_that_has_changed_is_downloaded_again()
    {
        Server.Put($"{_prefix}/x.txt", "old\n");
        WithSource("cat x.txt", $"s3: data/{_prefix}/x.txt");
        Project.GuildOk("run", "work", "-y");

        Server.Put($"{_prefix}/x.txt", "new\n");

        Assert.That(Project.GuildOk("run", "work", "-y").Out, Is.EqualTo("new\n"));
    }

    [Test]
    public void All_objects_below_a_prefix_come_as_a_directory()
    {
        for (var i = 0; i < 40; i++)
            Server.Put($"{_prefix}/images/c{i % 3}/{i}.txt", $"{i}\n");
        WithSource("find images -name '*.txt' | wc -l", $"s3: s3://data/{_prefix}/images/");

        Assert.That(Project.GuildOk("run", "work", "-y").Out.Trim(), Is.EqualTo("40"));

        Server.Delete($"{_prefix}/images/c0/0.txt");
        Server.Put($"{_prefix}/images/c1/1.txt", "changed\n");
        WithSource("find images -name '*.txt' | wc -l; cat images/c1/1.txt", $"s3: s3://data/{_prefix}/images/");
        var second = Project.GuildOk("run", "work", "-y");

        Assert.Multiple(() =>
        {
            Assert.That(second.Out.Split('\n').Select(l => l.Trim()), Is.EqualTo(new[] { "39", "changed", "" }));
            Assert.That(second.Error, Does.Contain("Downloading 1 object of"));
        });
    }

    [Test]
    public void Objects_are_selected_from_a_prefix_that_is_written_without_a_slash()
    {
        Server.Put($"{_prefix}/m/model-1.bin", "1\n");
        Server.Put($"{_prefix}/m/model-20.bin", "20\n");
        WithSource("cat model.bin; ls", $"{{s3: data/{_prefix}/m, select-max: 'model-([0-9]+).bin', rename: 'model-.*\\.bin model.bin'}}");

        Assert.That(Project.GuildOk("run", "work", "-y").Out, Does.StartWith("20\n").And.Not.Contain("model-1"));
    }

    [Test]
    public void A_large_object_comes_in_parts_and_whole()
    {
        var content = new byte[18_000_001];
        new Random(1).NextBytes(content);
        Server.Put($"{_prefix}/big.bin", content);
        WithSource("sha256sum big.bin", $"s3: data/{_prefix}/big.bin\n      sha256: {Convert.ToHexStringLower(SHA256.HashData(content))}");

        Assert.That(Project.GuildOk("run", "work", "-y").Out, Does.StartWith(Convert.ToHexStringLower(SHA256.HashData(content))));
    }

    [Test]
    public void A_wrong_digest_is_told_and_nothing_is_kept()
    {
        Server.Put($"{_prefix}/x.txt", "hello\n");
        WithSource("true", $"s3: data/{_prefix}/x.txt\n      sha256: {new string('0', 64)}");

        var result = Fails("run", "work", "-y");

        Assert.Multiple(() =>
        {
            Assert.That(result.Error, Does.Contain("bad sha256 for '").And.Contain($"(expected {new string('0', 64)} but got 5891b5b5").And.Contain("--> guild.yml:4:7"));
            Assert.That(Directory.EnumerateFiles(Project.Home, "x.txt", SearchOption.AllDirectories), Is.Empty);
        });
    }

    [Test]
    public void A_damaged_file_of_the_cache_is_fetched_again()
    {
        Server.Put($"{_prefix}/d/x.txt", "hello\n");
        Server.Put($"{_prefix}/d/y.txt", "there\n");
        WithSource("cat d/x.txt", $"s3: data/{_prefix}/d/");
        Project.GuildOk("run", "work", "-y");
        Spoil("x.txt");

        var again = Project.GuildOk("run", "work", "-y");

        Assert.Multiple(() =>
        {
            Assert.That(again.Out, Is.EqualTo("hello\n"));
            Assert.That(again.Error, Does.Contain("is damaged; fetching again what has changed"));
        });
    }

    [Test]
    public void An_archive_is_unpacked_beside_the_download()
    {
        using var gzip = new MemoryStream();
        using (var stream = new System.IO.Compression.GZipStream(gzip, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            stream.Write("1,2\n"u8);
        Server.Put($"{_prefix}/data.csv.gz", gzip.ToArray());
        WithSource("cat data.csv", $"s3: data/{_prefix}/data.csv.gz");

        Assert.That(Project.GuildOk("run", "work", "-y").Out, Is.EqualTo("1,2\n"));
    }

    [Test]
    public void Credentials_come_from_a_profile_and_wrong_ones_are_told_without_being_shown()
    {
        Server.Put($"{_prefix}/x.txt", "hello\n");
        WithSource("cat x.txt", $"s3: data/{_prefix}/x.txt");
        var credentials = Path.Combine(Project.UserHome, "credentials");
        File.WriteAllText(credentials, "[good]\naws_access_key_id=S3RVER\naws_secret_access_key=S3RVER\n[bad]\naws_access_key_id=NOBODY\naws_secret_access_key=not-the-secret\n");
        Project.WithVariable("AWS_SHARED_CREDENTIALS_FILE", credentials);

        Project.WithVariable("AWS_PROFILE", "bad");
        var refused = Fails("run", "work", "-y");
        Project.WithVariable("AWS_PROFILE", "good");
        var result = Project.GuildOk("run", "work", "-y");
        Project.WithVariable("AWS_PROFILE", "nobody");
        var unknown = Fails("run", "work", "-y");

        Assert.Multiple(() =>
        {
            Assert.That(refused.Error, Does.Contain("refuses access to s3://data/").And.Contain("fix: check that the credentials may read it").And.Not.Contain("not-the-secret"));
            Assert.That(result.Out, Is.EqualTo("hello\n"));
            Assert.That(unknown.Error, Does.Contain("there is no AWS profile 'nobody'"));
        });
    }

    [TestCase("data/{0}/nope.txt", "there is no '{0}/nope.txt' in bucket 'data'")]
    [TestCase("data/{0}/nope/", "there is nothing below '{0}/nope/' in bucket 'data'")]
    [TestCase("nope-bucket/x", "there is no bucket 'nope-bucket'")]
    [TestCase("s3://", "'s3://' names no bucket")]
    public void What_is_not_there_is_named(string address, string message)
    {
        WithSource("true", $"s3: {string.Format(CultureInfo.InvariantCulture, address, _prefix)}");

        Assert.That(Fails("run", "work", "-y").Error, Does.Contain(string.Format(CultureInfo.InvariantCulture, message, _prefix)).And.Contain(" fix: "));
    }

    [TestCase("localhost:9000")]
    [TestCase("http://")]
    [TestCase("ftp://store.example.org")]
    public void An_endpoint_that_is_no_web_address_is_told(string endpoint)
    {
        Project.WithVariable("AWS_ENDPOINT_URL_S3", endpoint);
        WithSource("true", "s3: data/x.txt");

        Assert.That(Fails("run", "work", "-y").Error, Does.Contain("URL").And.Contain(" fix: write it whole, as in AWS_ENDPOINT_URL_S3=http://localhost:9000\n"));
    }

    [Test]
    public void Without_the_server_what_is_cached_is_used_with_a_warning_and_the_rest_is_told()
    {
        Server.Put($"{_prefix}/x.txt", "hello\n");
        WithSource("cat x.txt", $"s3: data/{_prefix}/x.txt");
        Project.GuildOk("run", "work", "-y");
        Project.WithVariable("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1").WithVariable("GUILD_PLUGIN_S3__RETRIES", "0");

        var cached = Project.GuildOk("run", "work", "-y");
        WithSource("true", $"s3: data/{_prefix}/other.txt");
        var missing = Fails("run", "work", "-y");

        Assert.Multiple(() =>
        {
            Assert.That(cached.Out, Is.EqualTo("hello\n"));
            Assert.That(cached.Error, Does.Contain("WARNING: cannot tell whether s3://data/"));
            Assert.That(missing.Error, Does.Contain("127.0.0.1:1 can't be reached: Connection refused"));
        });
    }

    private void WithSource(string command, string source) =>
        Project.With("guild.yml", $"work:\n  exec: sh -c \"{command}\"\n  requires:\n    - {source}\n");

    private void Spoil(string name)
    {
        var path = Directory.EnumerateFiles(Path.Combine(Project.Home, "cache"), name, SearchOption.AllDirectories).Single();
        File.Delete(path);
        File.WriteAllText(path, "spoilt");
    }
}
