using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Guild.EndToEnd.Tests.Packages;

/// <summary>A small NuGet v3 service over a folder of packages: index, versions, packages, search. With a password, if one is set.</summary>
public sealed class FeedServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _folder;
    private readonly Task _work;

    public FeedServer(string folder)
    {
        _folder = folder;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Address);
        _listener.Start();
        _work = Task.Run(ServeAsync);
    }

    public string Address { get; }

    public string Index => Address + "index.json";

    /// <summary><c>user:password</c>; <see langword="null"/> when everybody may ask.</summary>
    public string? Credentials { get; set; }

    /// <summary>The hash that the catalog tells of packages; <see langword="null"/> for the true one.</summary>
    public string? PublishedHash { get; set; }

    /// <summary>All queries of searches, in order.</summary>
    public List<string> Searches { get; } = [];

    /// <summary>How many requests were answered.</summary>
    public int Requests { get; private set; }

    public void Dispose()
    {
        _listener.Close();
        _work.Wait();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Requests++;
            try
            {
                Answer(context);
            }
            catch (HttpListenerException)
            {
                // The other side was killed in the middle: that is what some tests do.
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var expected = Credentials is null ? null : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Credentials));
        if (expected is not null && context.Request.Headers["Authorization"] != expected)
        {
            context.Response.AddHeader("WWW-Authenticate", "Basic realm=\"team\"");
            Send(context, 401, []);
            return;
        }

        var path = context.Request.Url!.AbsolutePath.Trim('/').Split('/');
        switch (path)
        {
            case ["index.json"]:
                SendJson(context, new
                {
                    version = "3.0.0",
                    resources = new[]
                    {
                        new Dictionary<string, string> { ["@id"] = Address + "flat/", ["@type"] = "PackageBaseAddress/3.0.0" },
                        new Dictionary<string, string> { ["@id"] = Address + "query", ["@type"] = "SearchQueryService/3.5.0" },
                        new Dictionary<string, string> { ["@id"] = Address + "registration/", ["@type"] = "RegistrationsBaseUrl/3.6.0" },
                    },
                });
                break;
            case ["flat", var id, "index.json"]:
                var versions = Packages(id).Select(p => p.Version).ToList();
                if (versions.Count == 0)
                    Send(context, 404, []);
                else
                    SendJson(context, new { versions });
                break;
            case ["flat", var id, var version, var file] when file.EndsWith(".nupkg", StringComparison.Ordinal):
                var package = Packages(id).FirstOrDefault(p => p.Version == version).Path;
                Send(context, package is null ? 404 : 200, package is null ? [] : File.ReadAllBytes(package));
                break;
            case ["registration", var id, "index.json"]:
                SendJson(context, new
                {
                    items = new[]
                    {
                        new
                        {
                            lower = "0.0.0",
                            upper = "99.0.0",
                            items = Packages(id).Select(p => new
                            {
                                catalogEntry = new Dictionary<string, string> { ["@id"] = $"{Address}catalog/{p.Id}/{p.Version}", ["id"] = p.Id, ["version"] = p.Version },
                                packageContent = $"{Address}flat/{p.Id}/{p.Version}/{p.Id}.{p.Version}.nupkg",
                            }),
                        },
                    },
                });
                break;
            case ["catalog", var id, var version]:
                var hash = SHA512.HashData(File.ReadAllBytes(Packages(id).First(p => p.Version == version).Path));
                SendJson(context, new { packageHash = PublishedHash ?? Convert.ToBase64String(hash), packageHashAlgorithm = "SHA512" });
                break;
            case ["query"]:
                Searches.Add(context.Request.Url.Query);
                var newest = Directory.GetFiles(_folder, "*.nupkg").Select(Read).GroupBy(p => p.Id).Select(g => g.MaxBy(p => new Version(p.Version)));
                SendJson(context, new
                {
                    totalHits = newest.Count(),
                    data = newest.Select(p => new
                    {
                        id = p.Id,
                        version = p.Version,
                        description = p.Text("description"),
                        authors = new[] { "Acme" },
                        tags = p.Text("tags").Split(' '),
                        versions = new[] { new { version = p.Version } },
                    }),
                });
                break;
            default:
                Send(context, 404, []);
                break;
        }
    }

    private IEnumerable<(string Id, string Version, string Path, Func<string, string> Text)> Packages(string id) =>
        Directory.GetFiles(_folder, "*.nupkg").Select(Read).Where(p => p.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    private static (string Id, string Version, string Path, Func<string, string> Text) Read(string path)
    {
        using var archive = System.IO.Compression.ZipFile.OpenRead(path);
        using var reader = new StreamReader(archive.Entries.First(e => e.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        var facts = System.Xml.Linq.XDocument.Parse(reader.ReadToEnd());
        string Text(string name) => facts.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value ?? "";
        return (Text("id"), Text("version"), path, Text);
    }

    private static void SendJson(HttpListenerContext context, object value)
    {
        context.Response.ContentType = "application/json";
        Send(context, 200, JsonSerializer.SerializeToUtf8Bytes(value));
    }

    private static void Send(HttpListenerContext context, int status, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength64 = body.Length;
        context.Response.OutputStream.Write(body);
        context.Response.Close();
    }
}
