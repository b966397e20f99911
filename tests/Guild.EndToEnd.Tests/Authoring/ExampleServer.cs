using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Guild.EndToEnd.Tests.Authoring;

/// <summary>A web server on this machine that remembers what it was asked.</summary>
internal sealed class ExampleServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly List<(string Request, string Body)> _asked = [];
    private readonly Task _work;

    /// <param name="answer">Status and body for a request.</param>
    public ExampleServer(Func<HttpListenerRequest, (int Status, string Body)> answer)
    {
        Url = $"http://localhost:{FreePort()}/";
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _work = Task.Run(() => ServeAsync(answer));
    }

    public string Url { get; }

    /// <summary>Ends the service and returns method, path and authorization of all requests.</summary>
    public async Task<IReadOnlyList<string>> RequestsAsync() => [.. (await StopAsync()).Select(a => a.Request)];

    /// <summary>Ends the service and returns the bodies of all requests.</summary>
    public async Task<IReadOnlyList<string>> BodiesAsync() => [.. (await StopAsync()).Select(a => a.Body)];

    public void Dispose() => _listener.Close();

    private async Task<IReadOnlyList<(string Request, string Body)>> StopAsync()
    {
        _listener.Stop();
        await _work;
        return _asked;
    }

    private async Task ServeAsync(Func<HttpListenerRequest, (int Status, string Body)> answer)
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return; // Stopped.
            }

            using var body = new StreamReader(context.Request.InputStream);
            _asked.Add(($"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath} {context.Request.Headers["Authorization"]}".TrimEnd(), await body.ReadToEndAsync()));
            var (status, text) = answer(context.Request);
            context.Response.StatusCode = status;
            context.Response.Close(Encoding.UTF8.GetBytes(text), willBlock: true);
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
