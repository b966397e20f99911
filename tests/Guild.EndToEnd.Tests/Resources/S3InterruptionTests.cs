using System.Globalization;
using System.Text;
using Guild.EndToEnd.Tests.Harness;
using Guild.Plugins.Url.Tests.Server;

namespace Guild.EndToEnd.Tests.Resources;

/// <summary>A guild that ends in the middle of a download from S3: the next one goes on where it was.</summary>
public sealed class S3InterruptionTests : ProjectTest
{
    private const int PartSize = 4 << 20;

    private static readonly byte[] Content = Bytes(3 * PartSize);

    [TestCase("KILL", "data/big.bin", "big.bin", "guild-cache-big.bin.partial", PartSize)]
    [TestCase("INT", "data/big.bin", "big.bin", "guild-cache-big.bin.partial", PartSize)]
    [TestCase("KILL", "data/p/", "p/big.bin", "guild-cache-partial-", PartSize / 2)]
    [TestCase("TERM", "data/p/", "p/big.bin", "guild-cache-partial-", PartSize / 2)]
    public void What_has_come_is_kept(string signal, string address, string file, string partial, int part)
    {
        var isHanging = true;
        using var server = new TestServer(async (exchange, _) =>
        {
            if (isHanging && exchange.Request["Range"] is { } range && !range.StartsWith("bytes=0-", StringComparison.Ordinal))
                await Task.Delay(Timeout.Infinite, exchange.ServerEnds);
            await AnswerAsync(exchange);
        });
        Project
            .WithVariable("AWS_ENDPOINT_URL_S3", server.Url("").TrimEnd('/'))
            .WithVariable("AWS_EC2_METADATA_DISABLED", "true")
            .WithVariable("AWS_ACCESS_KEY_ID", null)
            .WithVariable("AWS_PROFILE", null)
            .With("guild.yml", $"work: {{exec: 'true', requires: {{s3: '{address}'}}}}\n");
        using (var guild = Project.Start("run", "work", "-y", "--run-id", "first"))
        {
            Eventually.Holds(() => Length(partial) == part, "the first part is there");
            Processes.Signal(signal, guild.Id);
            guild.WaitForExit();
            Assert.That(guild.ExitCode, Is.Not.Zero);
        }

        Assert.That(File.Exists(Path.Combine(Project.Home, "runs", "first", file)), Is.False);
        isHanging = false;
        var before = server.Requests.Count;

        Project.GuildOk("run", "work", "-y", "--run-id", "second");

        Assert.That(File.ReadAllBytes(Path.Combine(Project.Home, "runs", "second", file)).AsSpan().SequenceEqual(Content), Is.True);
        Assert.That(server.Requests.Skip(before).Select(r => r["Range"]), Has.None.StartsWith("bytes=0-"));
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static async Task AnswerAsync(Exchange exchange)
    {
        if (exchange.Request.Path.Contains("list-type", StringComparison.Ordinal))
        {
            var list = Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $"<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>p/big.bin</Key><ETag>&quot;abc-3&quot;</ETag><Size>{Content.Length}</Size></Contents></ListBucketResult>"));
            await exchange.SendAsync($"HTTP/1.1 200 OK\nContent-Type: application/xml\nContent-Length: {list.Length}\n", list);
        }
        else if (exchange.Request["Range"] is { } range)
        {
            var ends = range["bytes=".Length..].Split('-').Select(e => int.Parse(e, CultureInfo.InvariantCulture)).ToArray();
            var part = Content[ends[0]..(ends[1] + 1)];
            await exchange.SendAsync($"HTTP/1.1 206 Partial Content\nContent-Length: {part.Length}\nContent-Range: bytes {range["bytes=".Length..]}/{Content.Length}\nETag: \"abc-3\"\n", part);
        }
        else
        {
            await exchange.SendAsync($"HTTP/1.1 200 OK\nContent-Length: {Content.Length}\nETag: \"abc-3\"\n");
        }
    }

    private long Length(string name)
    {
        var cache = new DirectoryInfo(Path.Combine(Project.Home, "cache", "resources"));
        return cache.Exists
            ? cache.EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.FullName.Contains(name, StringComparison.Ordinal) && !f.Name.Contains("-of", StringComparison.Ordinal)).Sum(f => f.Length)
            : -1;
    }
}
