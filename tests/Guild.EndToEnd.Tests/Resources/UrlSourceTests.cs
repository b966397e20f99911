using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guild.EndToEnd.Tests.Harness;
using Guild.Plugins.Url.Tests.Server;

namespace Guild.EndToEnd.Tests.Resources;

/// <summary>Files behind URLs, from a real server that misbehaves when told to. No run ever sees a wrong file or a part of one.</summary>
public sealed class UrlSourceTests : ProjectTest
{
    private const string ETag = "\"v1\"";

    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(3_000_000);

    [SetUp]
    public void WaitForNothing() => Project
        .WithVariable("GUILD_PLUGIN_URL__RETRY_DELAY", "0")
        .WithVariable("NETRC", Path.Combine(Project.UserHome, ".netrc"));

    [Test]
    public void A_file_is_downloaded_once_for_all_runs()
    {
        using var server = TestServer.WithFile(Content, ETag);
        Require(server.Url("data.bin"), $"sha256: {Sha256(Content)}");

        var first = Project.GuildOk("run", "work", "-y", "--run-id", "first");
        var second = Project.GuildOk("run", "work", "-y", "--run-id", "second");

        Assert.That(server.Requests, Has.Exactly(1).Items);
        AssertHas("first");
        AssertHas("second");
        var url = server.Url("data.bin");
        Assert.That(first.Error, Does.Match(
            $@"^Resolving {url}\nDownloading {url} \(2\.9 MiB\)\nDownloaded {url} \(2\.9 MiB in [0-9.]+ s, [0-9.]+ [A-Za-z]+/s\)\n"));
        Assert.That(second.Error, Does.Match($@"^Resolving {url}\nUsing cached file .*/data\.bin\n"));
        Assert.That(File.ReadAllText(Path.Combine(Project.Home, "runs", "first", ".guild", "manifest")), Does.Contain(
            $"d data.bin {Convert.ToHexStringLower(SHA1.HashData(Content))} {url}"));
    }

    [Test]
    public void A_server_that_is_not_there_is_told_with_the_place_and_how_often_it_was_tried()
    {
        string url;
        using (var server = TestServer.WithFile(Content))
            url = server.Url("data.bin");
        Require(url);

        var result = Fails("run", "work", "-y");

        Assert.That(result.Error, Does.Contain($"guild: run failed because a dependency was not met: could not resolve '{url}' in {url} resource: 127.0.0.1:"));
        Assert.That(result.Error, Does.Match(@" refused the connection \(tried 6 times in [0-9.]+ s\)\n --> guild\.yml:5:7\n"));
        AssertNothingIn(Project.OnlyRun);
        AssertNothingCached();
    }

    [Test]
    public void A_wrong_digest_is_an_error_and_the_file_reaches_no_run()
    {
        using var server = TestServer.WithFile(Content);
        Require(server.Url("data.bin"), "sha256: " + new string('0', 64));

        var result = Fails("run", "work", "-y");

        Assert.That(result.Error, Does.Contain("resource: bad sha256 for '").And.Contain(
            $"(expected {new string('0', 64)} but got {Sha256(Content)}), downloaded twice\n --> guild.yml:5:7\n"));
        AssertNothingIn(Project.OnlyRun);
        AssertNothingCached();
    }

    [TestCase("KILL")]
    [TestCase("INT")]
    [TestCase("TERM")]
    public void A_guild_that_ends_in_the_middle_leaves_a_part_that_the_next_one_goes_on_with(string signal)
    {
        using var server = HalfAtFirst();
        Require(server.Url("data.bin"));
        using (var guild = Project.Start("run", "work", "-y", "--run-id", "first"))
        {
            Eventually.Holds(() => PartLength() == Content.Length / 2, "half of the file is there");
            Processes.Signal(signal, guild.Id);
            guild.WaitForExit();
            Assert.That(guild.ExitCode, Is.Not.Zero);
        }

        AssertNothingIn(Path.Combine(Project.Home, "runs", "first"));
        Project.GuildOk("run", "work", "-y", "--run-id", "second");

        AssertHas("second");
        Assert.That(server.Requests[^1]["Range"], Is.EqualTo($"bytes={Content.Length / 2}-"));
        Assert.That(Project.GuildOk("runs").Out, Does.Not.Contain("running").And.Not.Contain("pending"));
    }

    [Test]
    public void Of_two_guilds_at_once_one_downloads_and_the_other_waits()
    {
        var mayAnswer = new TaskCompletionSource();
        using var server = new TestServer(async (exchange, _) =>
        {
            await mayAnswer.Task;
            await exchange.FileAsync(Content, ETag);
        });
        Require(server.Url("data.bin"));
        using var first = Project.Start("run", "work", "-y", "--run-id", "first");
        using var second = Project.Start("run", "work", "-y", "--run-id", "second");
        Eventually.Holds(() => server.Requests.Count == 1, "one has asked");
        string[] said = ["", ""];
        var waiting = new[] { first, second }.Select((p, i) => Task.Run(() => said[i] = ReadUntil(p, "Waiting for another guild", "Downloaded"))).ToArray();
        Task.WaitAny(waiting);

        mayAnswer.SetResult();
        Task.WaitAll(waiting);
        foreach (var guild in new[] { first, second })
        {
            guild.StandardError.ReadToEnd();
            guild.WaitForExit();
            Assert.That(guild.ExitCode, Is.Zero, string.Join("\n", said));
        }

        Assert.That(said, Has.One.Contains("Waiting for another guild that works on " + server.Url("data.bin")));
        AssertHas("first");
        AssertHas("second");
        Assert.That(server.Requests, Has.Exactly(1).Items);
    }

    [Test]
    public void A_connection_that_breaks_is_taken_up_where_it_was()
    {
        using var server = HalfAtFirst(isReset: true);
        Require(server.Url("data.bin"));

        var result = Project.GuildOk("run", "work", "-y", "--run-id", "first");

        AssertHas("first");
        Assert.That(server.Requests[1]["Range"], Is.EqualTo($"bytes={Content.Length / 2}-"));
        Assert.That(result.Error, Does.Contain("; going on at 1,500,000 bytes\n"));
    }

    [TestCase(true, "no room for it: 3,000,000 bytes are needed and ")]
    [TestCase(false, "the cache cannot be written to: No space left on device")]
    public void A_full_disk_is_one_error_and_harms_nothing_else(bool hasLength, string reason)
    {
        var disk = SmallDisk();
        try
        {
            using var server = new TestServer((exchange, _) => exchange.SendAsync(
                "HTTP/1.1 200 OK\n" + (hasLength ? $"Content-Length: {Content.Length}\n" : ""), Content));
            Require(server.Url("data.bin"));

            var result = Fails("run", "work", "-y", "--run-id", "first");

            Assert.That(result.Error, Does.Contain(reason).And.Contain(" --> guild.yml:5:7\n").And.Contain(" fix: make room or set another GUILD_HOME; the cache is in "));
            AssertNothingIn(Path.Combine(disk, "runs", "first"));
        }
        finally
        {
            Tool.Run("/bin/umount", [disk], "/", new Dictionary<string, string?>());
        }
    }

    [Test]
    public void Credentials_reach_the_server_and_no_record()
    {
        using var server = TestServer.WithFile(Content, ETag);
        Require($"http://ada:hunter22@127.0.0.1:{server.Port}/data.bin", "", "  sourcecode: no");

        var ok = Project.GuildOk("--debug", "run", "work", "-y", "--run-id", "first");
        Require($"http://ada:hunter22@127.0.0.1:{server.Port}/data.bin", "sha256: " + new string('0', 64), "  sourcecode: no");
        var failed = Fails("run", "work", "-y", "--run-id", "second");

        Assert.That(server.Requests[0]["Authorization"], Is.EqualTo("Basic " + Convert.ToBase64String("ada:hunter22"u8)));
        Assert.That(ok.Error + ok.Out + failed.Error + failed.Out, Does.Not.Contain("hunter22"));
        Assert.That(Directory.EnumerateFiles(Path.Combine(Project.Home, "runs"), "*", SearchOption.AllDirectories).Where(HoldsSecret), Is.Empty);
        Assert.That(Directory.EnumerateFiles(Path.Combine(Project.Home, "cache", "resources"), "*", SearchOption.AllDirectories).Where(HoldsSecret), Is.Empty);

        static bool HoldsSecret(string file) => Encoding.Latin1.GetString(File.ReadAllBytes(file)).Contains("hunter22", StringComparison.Ordinal);
    }

    [Test]
    public void A_proxy_of_the_environment_is_asked_and_its_password_told_to_nobody()
    {
        using var proxy = TestServer.WithFile(Content, ETag);
        Require("http://data.example.test/data.bin");
        Project.WithVariable("HTTP_PROXY", $"http://ada:hunter22@127.0.0.1:{proxy.Port}").WithVariable("http_proxy", null).WithVariable("NO_PROXY", null);

        var result = Project.GuildOk("--debug", "run", "work", "-y", "--run-id", "first");

        AssertHas("first");
        Assert.That(proxy.Requests.Single().Path, Is.EqualTo("http://data.example.test/data.bin"));
        Assert.That(result.Error + File.ReadAllText(Path.Combine(Project.OnlyRun, ".guild", "attrs", "env")), Does.Not.Contain("hunter22"));
    }

    [Test]
    public void A_file_is_downloaded_before_any_run_requires_it()
    {
        using var server = TestServer.WithFile(Content, ETag);
        var url = server.Url("data.bin");

        var first = Project.GuildOk("download", url);
        var second = Project.GuildOk("download", url.Replace("http://", "http://ada:hunter22@", StringComparison.Ordinal));
        Require(url, $"sha256: {Sha256(Content)}");
        Project.GuildOk("run", "work", "-y", "--run-id", "first");

        AssertHas("first");
        Assert.That(first.Out, Does.Match($@"^{Sha256(Content)}  /.*/cache/resources/[0-9a-f]+/data\.bin\n$"));
        Assert.That(second.Error, Does.Not.Contain("Downloading").And.Not.Contain("hunter22"));
        Assert.That(server.Requests.Count(r => r["If-None-Match"] is null), Is.EqualTo(1));
    }

    [Test]
    public void What_can_not_be_downloaded_is_told()
    {
        using var server = new TestServer((exchange, _) => exchange.StatusAsync("404 Not Found"));

        Assert.That(Fails("download", server.Url("x")).Error, Does.StartWith($"guild: error downloading {server.Url("x")}: 127.0.0.1:{server.Port} answered 404 Not Found\n"));
        Assert.That(Fails("download", "ftp://example.org/x").Error, Does.StartWith("guild: error downloading ftp://example.org/x: nothing at hand resolves 'ftp:' URLs\n"));
        var misuse = Project.Guild("download");
        Assert.That((misuse.ExitCode, misuse.Error), Is.EqualTo((2, "guild: missing argument for URL\nTry 'guild download --help' for more information.\n")));
    }

    [Test]
    public void Memory_does_not_grow_with_the_file()
    {
        Assume.That(OperatingSystem.IsLinux(), "the peak is read from /proc");
        const int pieces = 300;
        var piece = new byte[1 << 20];
        using var server = new TestServer(async (exchange, _) =>
        {
            await exchange.SendAsync($"HTTP/1.1 200 OK\nContent-Length: {(long)pieces * piece.Length}\n");
            for (var i = 0; i < pieces; i++)
                await exchange.SendBodyAsync(piece);
        });
        Project.With("guild.yml", $"""
            - model: m
              operations:
                work:
                  exec: sh -c 'grep VmHWM /proc/$PPID/status'
                  requires:
                    - url: {server.Url("data.bin")}
                      target-type: link
            """);

        var peak = Project.GuildOk("run", "work", "-y").Out.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1];

        Assert.That(int.Parse(peak, CultureInfo.InvariantCulture), Is.LessThan(100 * 1024), "KiB");
    }

    private static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static string ReadUntil(Process guild, params string[] words)
    {
        var said = new StringBuilder();
        while (guild.StandardError.ReadLine() is { } line)
        {
            said.Append(line).Append('\n');
            if (words.Any(w => line.StartsWith(w, StringComparison.Ordinal)))
                break;
        }

        return said.ToString();
    }

    /// <summary>A server that sends half of the file when first asked, then hangs, or resets the connection.</summary>
    private TestServer HalfAtFirst(bool isReset = false) => new(async (exchange, n) =>
    {
        if (n > 1)
        {
            await exchange.FileAsync(Content, ETag);
            return;
        }

        await exchange.BeginAsync(Content, Content.Length / 2, $"ETag: {ETag}\n");
        if (!isReset)
            await Task.Delay(Timeout.Infinite, exchange.ServerEnds);
        Eventually.Holds(() => PartLength() == Content.Length / 2, "half of the file is there");
        exchange.Reset();
    });

    private long PartLength()
    {
        var cache = new DirectoryInfo(Path.Combine(Project.Home, "cache", "resources"));
        return cache.Exists && cache.EnumerateFiles("*.partial", SearchOption.AllDirectories).FirstOrDefault() is { } part ? part.Length : -1;
    }

    private void Require(string url, string attribute = "", string operationAttribute = "") => Project.With("guild.yml", $"""
        work:
          exec: "true"
        {(operationAttribute.Length == 0 ? "  description: Looks at data" : operationAttribute)}
          requires:
            - url: {url}
              {attribute}
        """);

    private void AssertHas(string run) =>
        Assert.That(File.ReadAllBytes(Path.Combine(Project.Home, "runs", run, "data.bin")), Is.EqualTo(Content));

    private static void AssertNothingIn(string run) => Assert.That(
        Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/.guild/", StringComparison.Ordinal) && !f.EndsWith("guild.yml", StringComparison.Ordinal)), Is.Empty);

    private void AssertNothingCached() => Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(Project.Home, "cache", "resources")), Is.Empty);

    private string SmallDisk()
    {
        Superuser.Require("mount a small disk");
        var disk = Path.Combine(Project.UserHome, "disk");
        Directory.CreateDirectory(disk);
        var mount = Tool.Run("/bin/mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], "/", new Dictionary<string, string?>());
        if (mount.ExitCode != 0)
            Assert.Ignore($"no small disk can be mounted here: {mount.Error}");
        Directory.CreateDirectory(Path.Combine(disk, "runs"));
        Project.WithVariable("GUILD_HOME", disk);
        return disk;
    }
}
