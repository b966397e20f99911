using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Guild.EndToEnd.Tests.Harness;

/// <summary>A real server that speaks S3: s3rver, which the build installs with npm.</summary>
public sealed class S3Server : IDisposable
{
    /// <summary>The bucket that is there.</summary>
    public const string Bucket = "data";

    private const string Version = "3.7.1";

    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly HttpClient _client;

    private S3Server(Process process, DirectoryInfo folder, Uri endpoint)
    {
        _process = process;
        _folder = folder;
        _client = new HttpClient { BaseAddress = endpoint };
    }

    /// <summary>Where it listens.</summary>
    public string Endpoint => _client.BaseAddress!.ToString().TrimEnd('/');

    private static string Modules => Path.Combine(Tool.RepositoryRoot, "artifacts", "npm");

    private static string Script => Path.Combine(Modules, "node_modules", "s3rver", "bin", "s3rver.js");

    /// <summary>Starts one, or skips the tests with the reason why that can't be.</summary>
    public static S3Server Start()
    {
        Install();
        var folder = Directory.CreateTempSubdirectory("guild-s3-");
        var start = new ProcessStartInfo("node", [Script, "-d", folder.FullName, "-a", "127.0.0.1", "-p", "0", "--configure-bucket", Bucket])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (!line.Contains("listening on", StringComparison.Ordinal))
                continue;
            var port = int.Parse(line[(line.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
            // Read on, or it would wait for a reader one day.
            _ = process.StandardOutput.ReadToEndAsync();
            return new S3Server(process, folder, new Uri($"http://127.0.0.1:{port}"));
        }

        throw new InvalidOperationException("s3rver ended before it listened");
    }

    /// <summary>Makes an object.</summary>
    public void Put(string key, byte[] content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Bucket}/{key}") { Content = new ByteArrayContent(content) };
        using var answer = _client.Send(request);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Makes an object of text.</summary>
    public void Put(string key, string text) => Put(key, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Deletes an object.</summary>
    public void Delete(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{Bucket}/{key}");
        using var answer = _client.Send(request);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    private static void Install()
    {
        if (File.Exists(Script))
            return;
        try
        {
            Directory.CreateDirectory(Modules);
            using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--prefix", Modules, "--no-audit", "--no-fund", $"s3rver@{Version}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            npm.BeginOutputReadLine();
            var error = npm.StandardError.ReadToEnd();
            npm.WaitForExit();
            if (!File.Exists(Script))
                Assert.Ignore($"npm can't install s3rver: {error}");
        }
        catch (Win32Exception)
        {
            Assert.Ignore("npm is not installed, which s3rver is installed with");
        }
    }
}
