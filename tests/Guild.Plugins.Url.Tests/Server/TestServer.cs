using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Guild.Plugins.Url.Tests.Server;

/// <summary>A real server on this machine that answers each request as the test says: by sockets, so that it can misbehave in every way.</summary>
internal sealed class TestServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly Func<Exchange, int, Task> _answer;
    private readonly Func<NetworkStream, Task<Stream>> _wrap;

    /// <param name="answer">Answers a request; told which one it is, from 1.</param>
    /// <param name="wrap">Puts another layer, TLS, on each connection.</param>
    public TestServer(Func<Exchange, int, Task> answer, Func<NetworkStream, Task<Stream>>? wrap = null)
    {
        (_answer, _wrap) = (answer, wrap ?? (s => Task.FromResult<Stream>(s)));
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = ListenAsync();
    }

    public int Port { get; }

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>A server that has one file under every path.</summary>
    public static TestServer WithFile(byte[] content, string? etag = null, DateTimeOffset? modified = null) =>
        new((exchange, _) => exchange.FileAsync(content, etag, modified));

    public string Url(string path) => $"http://127.0.0.1:{Port}/{path}";

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync(_end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            using (socket)
            await using (var stream = await _wrap(new NetworkStream(socket, ownsSocket: false)))
            {
                if (await ReadAsync(stream) is not { } request)
                    return;
                _requests.Enqueue(request);
                await _answer(new Exchange(request, socket, stream, _end.Token), _requests.Count);
                if (socket.Connected)
                    socket.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away, or was sent away: part of the test.
        }
    }

    private static async Task<RecordedRequest?> ReadAsync(Stream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0)
                return null;
            text.Append((char)one[0]);
        }

        var lines = text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(l => l.Split(": ", 2)).ToDictionary(p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase);
        return new RecordedRequest(lines[0].Split(' ')[1], headers) { Method = lines[0].Split(' ')[0] };
    }
}
