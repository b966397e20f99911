using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guild.Plugins.Url.Tests.Server;

namespace Guild.Plugins.S3.Tests;

/// <summary>A store with a few objects that answers as stores do, in all that they differ in, or as badly as the test says.</summary>
internal sealed class FakeStore : IDisposable
{
    private readonly Dictionary<string, byte[]> _objects = new(StringComparer.Ordinal);
    private readonly TestServer _server;

    public FakeStore() => _server = new TestServer(async (exchange, n) =>
    {
        if (Misbehaves is not { } bad || !await bad(exchange, n))
            await AnswerAsync(exchange);
    });

    public int Port => _server.Port;

    public IReadOnlyList<RecordedRequest> Requests => _server.Requests;

    /// <summary>Requests for the content of objects.</summary>
    public IReadOnlyList<RecordedRequest> Downloads => [.. Requests.Where(r => r.Method == "GET" && !r.Path.Contains("list-type", StringComparison.Ordinal))];

    /// <summary>Answers a request instead, and says whether it did.</summary>
    public Func<Exchange, int, Task<bool>>? Misbehaves { get; set; }

    /// <summary>The ETag of an object as it stands in a header; by default what Amazon has, the MD5 digest in quotation marks.</summary>
    public Func<byte[], string> Tag { get; set; } = Md5Tag;

    /// <summary>The ETag of an object as it stands in a list.</summary>
    public Func<byte[], string>? ListedTag { get; set; }

    /// <summary>More headers of each object, each with a line's end.</summary>
    public string Headers { get; set; } = "";

    /// <summary>Whether parts of objects are given.</summary>
    public bool HasRanges { get; set; } = true;

    /// <summary>How many objects a list has.</summary>
    public int PageSize { get; set; } = 1000;

    public static string Md5Tag(byte[] content) => $"\"{Md5(content)}\"";

#pragma warning disable CA5351 // Not for security: it is what stores use as ETag.
    public static string Md5(byte[] content) => Convert.ToHexStringLower(MD5.HashData(content));
#pragma warning restore CA5351

    public FakeStore With(string key, byte[] content)
    {
        _objects[key] = content;
        return this;
    }

    public FakeStore With(string key, string content) => With(key, Encoding.UTF8.GetBytes(content));

    public void Remove(string key) => _objects.Remove(key);

    public void Dispose() => _server.Dispose();

    /// <summary>Answers well.</summary>
    public async Task AnswerAsync(Exchange exchange)
    {
        var parts = exchange.Request.Path.TrimStart('/').Split('?', 2);
        var key = parts[0].Split('/', 2) is [_, var rest] ? Uri.UnescapeDataString(rest) : "";
        if (key.Length == 0)
            await ListAsync(exchange, parts[1]);
        else if (!_objects.TryGetValue(key, out var content))
            await ErrorAsync(exchange, "404 Not Found", "NoSuchKey");
        else
            await ObjectAsync(exchange, content);
    }

    /// <summary>Answers with an error in the store's language.</summary>
    public static Task ErrorAsync(Exchange exchange, string status, string code, string headers = "")
    {
        var body = Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>no luck</Message></Error>");
        var hasBody = exchange.Request.Method != "HEAD";
        return exchange.SendAsync($"HTTP/1.1 {status}\nContent-Type: application/xml\nContent-Length: {(hasBody ? body.Length : 0)}\n{headers}", hasBody ? body : null);
    }

    private async Task ObjectAsync(Exchange exchange, byte[] content)
    {
        var tag = Tag(content);
        var headers = (tag.Length > 0 ? $"ETag: {tag}\n" : "") + Headers;
        // The store itself compares what it knows; what lies before it may have weakened what it sends.
        if (exchange.Request["If-Match"] is { } wanted && !EntityTag.Parse(wanted).IsSame(EntityTag.Parse(tag)))
        {
            await ErrorAsync(exchange, "412 Precondition Failed", "PreconditionFailed");
        }
        else if (exchange.Request.Method == "HEAD")
        {
            await exchange.SendAsync($"HTTP/1.1 200 OK\nContent-Length: {content.Length}\n{headers}");
        }
        else if (HasRanges && exchange.Request["Range"] is { } range)
        {
            var (from, until) = Range(range, content.Length);
            await exchange.SendAsync($"HTTP/1.1 206 Partial Content\nContent-Length: {until - from}\nContent-Range: bytes {from}-{until - 1}/{content.Length}\n{headers}", content[from..until]);
        }
        else
        {
            await exchange.SendAsync($"HTTP/1.1 200 OK\nContent-Length: {content.Length}\n{headers}", content);
        }
    }

    public static (int From, int Until) Range(string header, int length)
    {
        var ends = header["bytes=".Length..].Split('-');
        return (int.Parse(ends[0], CultureInfo.InvariantCulture), Math.Min(length, int.Parse(ends[1], CultureInfo.InvariantCulture) + 1));
    }

    private async Task ListAsync(Exchange exchange, string query)
    {
        var options = query.Split('&').Select(o => o.Split('=', 2)).ToDictionary(o => o[0], o => o.Length > 1 ? Uri.UnescapeDataString(o[1]) : "");
        var prefix = options.GetValueOrDefault("prefix", "");
        var after = options.GetValueOrDefault("continuation-token", "");
        var all = _objects.Where(o => o.Key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(o.Key, after) > 0).OrderBy(o => o.Key, StringComparer.Ordinal).ToList();
        var page = all.Take(PageSize).ToList();
        var text = new StringBuilder("<?xml version=\"1.0\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>data</Name>");
        text.Append(all.Count > PageSize ? $"<IsTruncated>true</IsTruncated><NextContinuationToken>{page[^1].Key}</NextContinuationToken>" : "<IsTruncated>false</IsTruncated>");
        foreach (var (key, content) in page)
            text.Append(CultureInfo.InvariantCulture, $"<Contents><Key>{key}</Key><ETag>{(ListedTag ?? Tag)(content).Replace("\"", "&quot;", StringComparison.Ordinal)}</ETag><Size>{content.Length}</Size></Contents>");
        var body = Encoding.UTF8.GetBytes(text.Append("</ListBucketResult>").ToString());
        await exchange.SendAsync($"HTTP/1.1 200 OK\nContent-Type: application/xml\nContent-Length: {body.Length}\n", body);
    }
}
