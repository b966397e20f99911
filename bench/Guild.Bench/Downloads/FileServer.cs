using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Guild.Bench.Downloads;

/// <summary>Serves files of a folder over HTTP as fast as the kernel can: sendfile, and nothing else.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly string folder;

    public FileServer(string folder)
    {
        this.folder = folder;
        listener.Start();
        new Thread(Listen) { IsBackground = true }.Start();
    }

    public string Url(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/{name}");

    public void Dispose() => listener.Dispose();

    private void Listen()
    {
        try
        {
            while (true)
            {
                using var socket = listener.AcceptSocket();
                Serve(socket);
            }
        }
        catch (SocketException)
        {
            // The bench is over.
        }
    }

    private void Serve(Socket socket)
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = socket.Receive(buffer);
            if (read == 0)
                return;
            request.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        var file = Path.Combine(folder, request.ToString().Split(' ')[1].TrimStart('/'));
        var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Length: {new FileInfo(file).Length}\r\nETag: \"1\"\r\nConnection: close\r\n\r\n");
        socket.SendFile(file, Encoding.ASCII.GetBytes(head), null, TransmitFileOptions.UseDefaultWorkerThread);
        socket.Shutdown(SocketShutdown.Send);
    }
}
