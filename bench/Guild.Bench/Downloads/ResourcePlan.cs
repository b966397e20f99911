using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Guild.Bench.Downloads;

/// <summary>How fast archives are unpacked, against tar, and many small objects downloaded, against one after the other.</summary>
internal sealed class ResourcePlan : IDisposable
{
    private const string Tar = "/usr/bin/tar";
    private const int Objects = 1000;

    // Between a laptop and a store in the same country; a store in the same room would be measured as a processor is.
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(10);

    private readonly string _root = Directory.CreateTempSubdirectory("guild-bench-resources-").FullName;
    private readonly SlowStore _store = new(Objects, Latency);
    private readonly Command _tar;
    private readonly Command _unpacked;
    private readonly Command _unpackedBefore;
    private readonly Command _parallel;
    private readonly Command _sequential;
    private readonly Command _cached;

    public ResourcePlan(string guild, int mebibytes)
    {
        WriteArchive(mebibytes);
        File.WriteAllText(Path.Combine(_root, "guild.yml"), """
            unpack: {exec: "true", requires: {file: big.tar.gz, target-type: link}, sourcecode: no}
            many: {exec: "true", requires: {s3: data/p/, target-type: link}, sourcecode: no}
            """);
        string[] environment =
        [
            "PATH=/usr/bin:/bin", $"HOME={_root}", $"GUILD_HOME={Home}", "LANG=C.UTF-8", "AWS_EC2_METADATA_DISABLED=true", $"AWS_ENDPOINT_URL_S3={_store.Endpoint}",
            .. Plan.DotnetRoot(),
        ];
        Command Of(string title, string program, string[] arguments, params string[] more) => new(title, program, arguments) { Folder = _root, Environment = [.. environment, .. more] };
        var size = string.Create(CultureInfo.InvariantCulture, $"{mebibytes} MiB");
        _tar = Of($"tar xzf, {size}", Tar, ["xzf", "big.tar.gz", "-C", "out"]);
        _unpacked = Of($"guild run, tar.gz of {size}", guild, ["run", "unpack", "-y"]);
        _unpackedBefore = Of($"guild run, tar.gz of {size}, unpacked before", guild, ["run", "unpack", "-y"]);
        _parallel = Of($"guild run, {Objects} objects of S3", guild, ["run", "many", "-y"]);
        _sequential = Of($"guild run, {Objects} objects of S3, one at a time", guild, ["run", "many", "-y"], "GUILD_PLUGIN_S3__PARALLEL=1");
        _cached = Of($"guild run, {Objects} objects of S3, cached", guild, ["run", "many", "-y"]);
    }

    private string Home => Path.Combine(_root, "home");

    /// <summary>Measures and prints. Returns whether every limit was kept.</summary>
    public static bool Run(string guild, int rounds, int mebibytes)
    {
        if (!File.Exists(Tar))
        {
            Console.WriteLine($"Unpacking is not measured: there is no {Tar}");
            return true;
        }

        using var plan = new ResourcePlan(guild, mebibytes);
        for (var round = -1; round < rounds; round++)
            plan.Round(measured: round >= 0);
        Limit[] limits =
        [
            new("unpack a tar.gz: time to tar's", () => (plan._unpacked.Median - plan._unpackedBefore.Median) / plan._tar.Median, 1 / 0.8, "x"),
            new("1,000 small objects: time to one at a time", () => (plan._parallel.Median - plan._cached.Median) / (plan._sequential.Median - plan._cached.Median), 1 / 5.0, "x"),
        ];
        return Report.Print([plan._tar, plan._unpacked, plan._unpackedBefore, plan._parallel, plan._sequential, plan._cached], limits, rounds);
    }

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private void Round(bool measured)
    {
        var output = Path.Combine(_root, "out");
        if (Directory.Exists(output))
            Directory.Delete(output, recursive: true);
        Directory.CreateDirectory(output);
        _tar.Execute(measured);
        Forget();
        _unpacked.Execute(measured);
        _unpackedBefore.Execute(measured);
        Forget();
        _sequential.Execute(measured);
        Forget();
        _parallel.Execute(measured);
        _cached.Execute(measured);
    }

    private void Forget()
    {
        var cache = Path.Combine(Home, "cache", "resources");
        if (Directory.Exists(cache))
            Directory.Delete(cache, recursive: true);
    }

    // Text of random digits: it shrinks to three quarters, as images and numbers do rather than as source code does.
    private void WriteArchive(int mebibytes)
    {
        const int FileSize = 16;
        var data = Directory.CreateDirectory(Path.Combine(_root, "data")).FullName;
        var random = new Random(1);
        var bytes = new byte[(1 << 20) / 4 * 3];
        for (var i = 0; i < mebibytes; i += FileSize)
        {
            using var file = File.Create(Path.Combine(data, string.Create(CultureInfo.InvariantCulture, $"{i}.txt")));
            for (var j = 0; j < Math.Min(FileSize, mebibytes - i); j++)
            {
                random.NextBytes(bytes);
                file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes)));
            }
        }

        using var tar = Process.Start(new ProcessStartInfo(Tar, ["czf", "big.tar.gz", "data"]) { WorkingDirectory = _root })!;
        tar.WaitForExit();
        Directory.Delete(data, recursive: true);
    }
}
