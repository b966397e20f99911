using System.Diagnostics;
using System.Security.Cryptography;

namespace Guild.Bench.Downloads;

/// <summary>How fast a resource behind a URL gets to a run, against curl on the same server, in turns.</summary>
internal sealed class DownloadPlan : IDisposable
{
    private const string Curl = "/usr/bin/curl";
    private const long Large = 1L << 30;
    private const long Small = 1L << 20;

    private readonly string root = Directory.CreateTempSubdirectory("guild-bench-url-").FullName;
    private readonly FileServer server;
    private readonly Command curl;
    private readonly Command fresh;
    private readonly Command recorded;
    private readonly Command cached;
    private readonly Command smallCached;
    private readonly Command copied;
    private readonly bool canClone;

    public DownloadPlan(string guild)
    {
        var files = Directory.CreateDirectory(Path.Combine(root, "files")).FullName;
        server = new FileServer(files);
        var home = Path.Combine(root, "home");
        string[] environment = ["PATH=/usr/bin:/bin", $"HOME={root}", $"GUILD_HOME={home}", "LANG=C.UTF-8", .. Plan.DotnetRoot()];
        Command Of(string title, string program, params string[] arguments) => new(title, program, arguments) { Folder = root, Environment = environment };
        var large = Write(files, "large.bin", Large);
        File.WriteAllText(
            Path.Combine(root, "guild.yml"),
            Operation("large", "large.bin", large, "link") + Operation("copy", "large.bin", large, "copy") + Operation("small", "small.bin", Write(files, "small.bin", Small), "link"));
        canClone = CanClone(Path.Combine(files, "small.bin"));
        Cache = Path.Combine(home, "cache");
        curl = Of("curl, 1 GiB", Curl, "-s", "-f", "-o", Path.Combine(root, "out.bin"), server.Url("large.bin"));
        fresh = Of("guild run, 1 GiB with sha256", guild, "run", "large", "-y");
        recorded = Of("guild run, 1 GiB cached, manifest digest unknown", guild, "run", "large", "-y");
        cached = Of("guild run, 1 GiB cached", guild, "run", "large", "-y");
        smallCached = Of("guild run, 1 MiB cached", guild, "run", "small", "-y");
        copied = Of("guild run, 1 GiB cached, copied by reflink", guild, "run", "copy", "-y");
    }

    private string Cache { get; }

    /// <summary>Measures and prints. Returns whether every limit was kept.</summary>
    public static bool Run(string guild, int rounds)
    {
        if (!File.Exists(Curl))
        {
            Console.WriteLine($"Downloads are not measured: there is no {Curl}");
            return true;
        }

        using var plan = new DownloadPlan(guild);
        for (var round = -1; round < rounds; round++)
            plan.Round(measured: round >= 0);
        Limit[] limits =
        [
            // The manifest names another digest than the one that verifies: computing it is no part of the download.
            new("download and verify 1 GiB: time to curl's", () => (plan.fresh.Median - plan.recorded.Median) / plan.curl.Median, 1 / 0.9, "x"),
            new("cached: 1 GiB to 1 MiB", () => plan.cached.Median / plan.smallCached.Median, 1.2, "x"),
            new("peak memory, guild run, 1 GiB", plan.FreshMemory, 100, "MiB"),
        ];
        if (plan.canClone)
            limits = [.. limits, new("cached and copied by reflink: 1 GiB to 1 MiB", () => plan.copied.Median / plan.smallCached.Median, 1.2, "x")];
        else
            Console.WriteLine($"Reflinks are not measured: the file system of {Path.GetTempPath()} has none (TMPDIR names another place)");
        return Report.Print([plan.curl, plan.fresh, plan.recorded, plan.cached, plan.smallCached, .. plan.canClone ? [plan.copied] : Array.Empty<Command>()], limits, rounds);
    }

    public void Dispose()
    {
        server.Dispose();
        Directory.Delete(root, recursive: true);
    }

    private void Round(bool measured)
    {
        File.Delete(Path.Combine(root, "out.bin"));
        curl.Execute(measured);
        File.Delete(Path.Combine(root, "out.bin"));
        Forget("resources");
        Forget("digests");
        fresh.Execute(measured);
        Forget("digests");
        recorded.Execute(measured);
        cached.Execute(measured);
        smallCached.Execute(measured: false); // Downloads it.
        smallCached.Execute(measured);
        if (canClone)
            copied.Execute(measured);
    }

    private double FreshMemory()
    {
        Forget("resources");
        return fresh.PeakMemory();
    }

    // What else is cached stays: starting up is measured elsewhere.
    private void Forget(string name)
    {
        if (Directory.Exists(Path.Combine(Cache, name)))
            Directory.Delete(Path.Combine(Cache, name), recursive: true);
    }

    // A copy costs a second's work, or none where the file system lets two files share their blocks.
    private static bool CanClone(string file)
    {
        using var copy = Process.Start(new ProcessStartInfo("cp", ["--reflink=always", file, file + ".clone"]) { RedirectStandardError = true })!;
        copy.StandardError.ReadToEnd();
        copy.WaitForExit();
        return copy.ExitCode == 0;
    }

    private string Operation(string name, string file, string sha256, string targetType) => $"""
        {name}:
          exec: "true"
          sourcecode: no
          requires:
            - url: {server.Url(file)}
              sha256: {sha256}
              target-type: {targetType}

        """;

    private static string Write(string folder, string name, long length)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = File.Create(Path.Combine(folder, name));
        var random = new Random(1);
        var piece = new byte[Small];
        for (long written = 0; written < length; written += piece.Length)
        {
            random.NextBytes(piece);
            file.Write(piece);
            sha256.AppendData(piece);
        }

        return Convert.ToHexStringLower(sha256.GetHashAndReset());
    }
}
