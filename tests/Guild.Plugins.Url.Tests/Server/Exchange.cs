using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Guild.Plugins.Url.Tests.Server;

/// <summary>One request and the way to answer it, well or badly.</summary>
internal sealed class Exchange(RecordedRequest request, Socket socket, Stream stream, CancellationToken serverEnds)
{
    public RecordedRequest Request => request;

    /// <summary>Cancelled when the server is closed.</summary>
    public CancellationToken ServerEnds => serverEnds;

    public async Task SendAsync(string head, byte[]? body = null)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n") + "Connection: close\r\n\r\n"), serverEnds);
        await SendBodyAsync(body ?? []);
    }

    public async Task SendBodyAsync(byte[] body)
    {
        await stream.WriteAsync(body, serverEnds);
        await stream.FlushAsync(serverEnds);
    }

    public Task StatusAsync(string status, string headers = "") => SendAsync($"HTTP/1.1 {status}\nContent-Length: 0\n{headers}");

    /// <summary>Answers as a good server does: ranges, conditions and all.</summary>
    public async Task FileAsync(byte[] content, string? etag = null, DateTimeOffset? modified = null)
    {
        var headers = (etag is null ? "" : $"ETag: {etag}\n") + (modified is { } at ? $"Last-Modified: {at.ToString("r", CultureInfo.InvariantCulture)}\n" : "");
        headers += $"Date: {DateTimeOffset.UtcNow.ToString("r", CultureInfo.InvariantCulture)}\n";
        if (etag is not null && request["If-None-Match"] == etag)
        {
            await SendAsync($"HTTP/1.1 304 Not Modified\n{headers}");
        }
        else if (RangeStart(etag, modified) is { } from && from < content.Length)
        {
            await SendAsync(
                $"HTTP/1.1 206 Partial Content\nContent-Length: {content.Length - from}\nContent-Range: bytes {from}-{content.Length - 1}/{content.Length}\n{headers}",
                content[from..]);
        }
        else
        {
            await SendAsync($"HTTP/1.1 200 OK\nContent-Length: {content.Length}\n{headers}", content);
        }
    }

    /// <summary>Begins to answer, and leaves it at that many bytes of the content.</summary>
    public Task BeginAsync(byte[] content, int length, string headers = "") =>
        SendAsync($"HTTP/1.1 200 OK\nContent-Length: {content.Length}\n{headers}", content[..length]);

    /// <summary>Ends the connection as a machine does that has crashed.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    private int? RangeStart(string? etag, DateTimeOffset? modified)
    {
        if (request["Range"] is not { } range)
            return null;
        var condition = request["If-Range"];
        return condition is null || condition == etag || condition == modified?.ToString("r", CultureInfo.InvariantCulture)
            ? int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture)
            : null;
    }
}
