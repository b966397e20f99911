using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Guild.Bench.Downloads;

/// <summary>A store with many small objects that answers each request after a while, as stores do that aren't on this machine.</summary>
internal sealed class SlowStore : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TimeSpan _latency;
    private readonly byte[] _list;

    public SlowStore(int count, TimeSpan latency)
    {
        _latency = latency;
        var text = new StringBuilder("<?xml version=\"1.0\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>data</Name><IsTruncated>false</IsTruncated>");
        for (var i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"<Contents><Key>p/{i}</Key><ETag>&quot;1&quot;</ETag><Size>5</Size></Contents>");
        _list = Encoding.ASCII.GetBytes(text.Append("</ListBucketResult>").ToString());
        _listener.Start();
        _ = ListenAsync();
    }

    public string Endpoint => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public void Dispose() => _listener.Dispose();

    private async Task ListenAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The bench is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            try
            {
                while (await reader.ReadLineAsync() is { } request)
                {
                    while (await reader.ReadLineAsync() is { Length: > 0 })
                    {
                        // Headers don't matter here.
                    }

                    await Task.Delay(_latency);
                    var body = request.Contains("list-type", StringComparison.Ordinal) ? _list : "hello"u8.ToArray();
                    var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nETag: \"1\"\r\n\r\n");
                    await client.GetStream().WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body]);
                }
            }
            catch (IOException)
            {
                // The client has gone.
            }
        }
    }
}
