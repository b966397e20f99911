#!/usr/bin/env dotnet
// The one entry to building guild: dotnet run build.cs -- demo | test | bench | pack

// The repository's settings apply to this file too. Its analyzers and lock files are for what is shipped.
#:property TreatWarningsAsErrors=false
#:property EnforceCodeStyleInBuild=false
#:property RunAnalyzers=false
#:property RestorePackagesWithLockFile=false
#:property GenerateDocumentationFile=false
#:property PublishAot=false

using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Xml.Linq;

const string Usage = """
    Usage: dotnet run build.cs -- VERB

    Verbs:
      demo   Pack guild, install it into artifacts/local, train and evaluate the quickstart with it.
      test   Build everything and run all tests; the last line counts them.
      bench  Measure the installed tool against an empty .NET program, bare Python and curl; and lists of 100,000 runs.
      pack   Make all packages in artifacts/packages: the tool for each platform, the contract, the plugins.

    Everything that the verbs write is below artifacts/; what the tools said is in artifacts/logs.
    """;

var root = Path.GetDirectoryName(SourceFile())!;
var artifacts = Path.Combine(root, "artifacts");
var packages = Path.Combine(artifacts, "packages");
var local = Path.Combine(artifacts, "local");
var logs = Path.Combine(artifacts, "logs");
var shells = Path.Combine(artifacts, "shells");
var host = HostPlatform();
var isCI = Environment.GetEnvironmentVariable("CI") == "true";

Directory.CreateDirectory(logs);
Directory.CreateDirectory(packages);
try
{
    switch (args)
    {
        case ["demo"]: return Demo();
        case ["test"]: return Test();
        case ["bench", .. var rest]: return Bench(rest);
        case ["pack"]: return Pack();
        case ["--help" or "-h" or "help"]: Console.WriteLine(Usage); return 0;
        default: Console.Error.WriteLine(Usage); return 2;
    }
}
catch (StepFailed failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}

// ---- Verbs ----------------------------------------------------------------------------------------------------------

int Pack()
{
    foreach (var old in Directory.EnumerateFiles(packages, "*.nupkg"))
        File.Delete(old);

    Step("Packing the contract and the plugins", "pack-libraries", "dotnet",
        ["pack", "GuildTool.sln", "-c", "Release", "-v", "quiet"]);
    PackTool("Packing the tool for every platform", packages);

    foreach (var package in Directory.EnumerateFiles(packages, "*.nupkg").Order(StringComparer.Ordinal))
        Console.WriteLine($"  {Path.GetRelativePath(root, package),-58} {new FileInfo(package).Length / 1024.0,8:N0} KiB");
    return 0;
}

int Demo()
{
    var guild = InstallLocally();
    var project = Path.Combine(root, "examples", "quickstart");
    var home = Path.Combine(local, "demo-home");
    if (Directory.Exists(home))
        Directory.Delete(home, recursive: true);

    Console.WriteLine();
    Console.WriteLine("$ cd examples/quickstart");
    string[][] commands =
    [
        ["operations"],
        ["train", "mlp", "epochs=10", "-y"],
        ["evaluate", "mlp", "-y"],
        ["runs"],
        ["runs", "info"],
    ];
    foreach (var command in commands)
    {
        Console.WriteLine();
        Console.WriteLine("$ guild " + string.Join(' ', command));
        var exit = Start(guild, command, project, ("GUILD_HOME", home));
        if (exit != 0)
            throw new StepFailed($"'guild {string.Join(' ', command)}' ended with {exit}");
    }

    Console.WriteLine();
    Console.WriteLine($"The tool is {Path.GetRelativePath(root, guild)}, its runs are in {Path.GetRelativePath(root, home)}.");
    return 0;
}

int Test()
{
    InstallDebianPackages();
    InstallS3Server();
    InstallPowerShell();
    // The configuration that is packed: the engine and the plugins are compiled once for both.
    Step("Building", "build", "dotnet", ["build", "GuildTool.sln", "-c", "Release", "-v", "quiet", "-clp:NoSummary"]);
    var guild = InstallLocally();

    var results = Path.Combine(artifacts, "test-results");
    if (Directory.Exists(results))
        Directory.Delete(results, recursive: true);
    var projects = Directory.EnumerateFiles(Path.Combine(root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).ToList();

    // A hanging test must not keep CI waiting for as long as it waits for a whole job. The suite takes five minutes on an idle
    // machine, twice that with the kills that CI asks for, and machines differ.
    var deadline = TimeSpan.FromMinutes(45);
    var clock = Stopwatch.StartNew();
    // Two at a time: many tests wait for processes, and more would disturb those that watch the order of events.
    var tally = new TestTally();
    Parallel.ForEach(projects, new ParallelOptions { MaxDegreeOfParallelism = 2 }, project =>
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var watch = Stopwatch.StartNew();
        var exit = Capture(Log("test-" + name), "dotnet",
            ["test", project, "-c", "Release", "--no-build", "-v", "quiet", "--results-directory", results, "--logger", $"trx;LogFileName={name}.trx"],
            limit: deadline - clock.Elapsed,
            ("GUILD_TEST_TOOL", guild), ("PATH", Environment.GetEnvironmentVariable("PATH") + Path.PathSeparator + shells));
        lock (tally)
            tally.Add(name, Path.Combine(results, name + ".trx"), exit, watch.Elapsed);
    });

    tally.PrintDetails();
    Console.WriteLine($"{tally.Passed} passed, {tally.Failed} failed, {tally.Skipped} skipped");
    return tally.Failed == 0 && tally.Passed > 0 ? 0 : 1;
}

int Bench(string[] rest)
{
    var guild = InstallLocally();
    Step("Building the bench", "bench", "dotnet", ["build", "bench/Guild.Bench", "-c", "Release", "-v", "quiet", "-clp:NoSummary"]);
    Console.WriteLine();
    return Start("dotnet", [Path.Combine(root, "bench/Guild.Bench/bin/Release/net10.0/Guild.Bench.dll"), guild, .. rest], root);
}

// ---- Parts ----------------------------------------------------------------------------------------------------------

/// Packs the tool for this machine alone and installs it, as a user would, below artifacts/local.
string InstallLocally()
{
    var feed = Path.Combine(local, "packages");
    var tools = Path.Combine(local, "tools");
    foreach (var stale in new[] { feed, tools })
        if (Directory.Exists(stale))
            Directory.Delete(stale, recursive: true);

    PackTool($"Packing the tool for {host}", feed, $"-p:ToolPlatforms={host}");
    Step("Installing it", "install", "dotnet", ["tool", "install", "guild", "--tool-path", tools, "--source", feed]);
    return Path.Combine(tools, OperatingSystem.IsWindows() ? "guild.exe" : "guild");
}

void PackTool(string title, string feed, params string[] properties)
{
    // A package takes whatever lies in its publish folder, so nothing of an earlier build may.
    var platforms = new DirectoryInfo(Path.Combine(root, "src/Guild.Tool/bin/Release/net10.0"));
    foreach (var published in platforms.Exists ? platforms.GetDirectories("publish", SearchOption.AllDirectories) : [])
        published.Delete(recursive: true);

    Step(title, "pack-tool", "dotnet",
        ["pack", "src/Guild.Tool", "-c", "Release", "-v", "quiet", "-p:Packaging=true", $"-p:PackageOutputPath={feed}", .. properties]);
}

/// Some tests compare with other programs. They skip where one is absent, so a failure here stops nothing.
void InstallDebianPackages()
{
    var isRoot = OperatingSystem.IsLinux() && Environment.UserName == "root";
    if (!isRoot || !File.Exists("/usr/bin/apt-get"))
        return;

    InstallFromDebian("debian-packages", TimeSpan.FromMinutes(3),
        ("python3-yaml", "/usr/lib/python3/dist-packages/yaml/__init__.py"),
        ("python3-click", "/usr/lib/python3/dist-packages/click/__init__.py"),
        ("python3-tqdm", "/usr/lib/python3/dist-packages/tqdm/__init__.py"),
        ("python3-venv", "/var/lib/dpkg/info/python3-venv.list"),
        ("rsync", "/usr/bin/rsync"),
        ("bzip2", "/usr/bin/bzip2"),
        ("xz-utils", "/usr/bin/xz"),
        ("zstd", "/usr/bin/zstd"),
        ("zsh", "/usr/bin/zsh"),
        ("fish", "/usr/bin/fish"));
    // Many packages come with these two: by themselves, so that the others don't wait for them.
    InstallFromDebian("debian-jupyter", TimeSpan.FromMinutes(8),
        ("jupyter-nbconvert", "/usr/bin/jupyter-nbconvert"),
        ("python3-ipykernel", "/usr/lib/python3/dist-packages/ipykernel/__init__.py"));
}

void InstallFromDebian(string name, TimeSpan limit, params (string Package, string File)[] wanted)
{
    var missing = wanted.Where(w => !File.Exists(w.File)).Select(w => w.Package).ToArray();
    if (missing.Length == 0)
        return;

    var log = Log(name);
    string[] install = ["install", "-y", "--no-install-recommends", .. missing];
    Console.Write($"Installing Debian's {string.Join(", ", missing)} ... ");
    var done = Capture(log, "apt-get", install, limit) == 0
        || (Capture(log, "apt-get", ["update"], limit) == 0 && Capture(log, "apt-get", install, limit) == 0);
    Console.WriteLine(done ? "done" : "not possible; the tests that need them will be skipped");
}

/// Tests of S3 sources want a real server. They skip where it is absent, so a failure here stops nothing.
void InstallS3Server()
{
    var modules = Path.Combine(artifacts, "npm");
    if (Directory.Exists(Path.Combine(modules, "node_modules", "s3rver")))
        return;
    Directory.CreateDirectory(modules);
    Console.Write("Installing s3rver with npm ... ");
    try
    {
        var done = Capture(Log("npm"), "npm", ["install", "--prefix", modules, "--no-audit", "--no-fund", "s3rver@3.7.1"], TimeSpan.FromMinutes(2)) == 0;
        Console.WriteLine(done ? "done" : "not possible; the tests that need it will be skipped");
    }
    catch (System.ComponentModel.Win32Exception)
    {
        Console.WriteLine("npm is not installed; the tests that need it will be skipped");
    }
}

/// Completion is tested in the shells themselves. PowerShell comes as a .NET tool.
void InstallPowerShell()
{
    if (File.Exists(Path.Combine(shells, "pwsh")))
        return;
    Console.Write("Installing PowerShell ... ");
    var done = Capture(Log("pwsh"), "dotnet", ["tool", "install", "PowerShell", "--version", "7.6.10", "--tool-path", shells], TimeSpan.FromMinutes(3)) == 0;
    Console.WriteLine(done ? "done" : "not possible; the test that needs it will be skipped");
}

// ---- Processes ------------------------------------------------------------------------------------------------------

void Step(string title, string log, string program, string[] arguments)
{
    Console.Write(title + " ... ");
    var watch = Stopwatch.StartNew();
    var path = Log(log);
    var exit = Capture(path, program, arguments, TimeSpan.FromMinutes(8));
    if (exit == 0)
    {
        Console.WriteLine($"{watch.Elapsed.TotalSeconds:N0} s");
        return;
    }

    Console.WriteLine("failed");
    var lines = File.ReadAllLines(path);
    var errors = lines.Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct().Take(20).ToList();
    foreach (var line in errors.Count > 0 ? errors : lines.TakeLast(20))
        Console.Error.WriteLine("  " + line);
    throw new StepFailed($"'{program} {string.Join(' ', arguments)}' ended with {exit}; all it said is in {Path.GetRelativePath(root, path)}");
}

string Log(string name) => Path.Combine(logs, name + ".log");

/// Runs a program with its output in a file. Returns its exit code, or -1 when it took longer than the limit.
int Capture(string log, string program, string[] arguments, TimeSpan limit, params (string Name, string Value)[] environment)
{
    var start = NewProcess(program, arguments, root, environment);
    start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
    using var writer = TextWriter.Synchronized(new StreamWriter(log));
    using var process = new Process { StartInfo = start };
    process.OutputDataReceived += (_, e) => writer.WriteLine(e.Data);
    process.ErrorDataReceived += (_, e) => writer.WriteLine(e.Data);
    process.Start();
    process.StandardInput.Close();
    process.BeginOutputReadLine();
    process.BeginErrorReadLine();
    if (process.WaitForExit(limit > TimeSpan.Zero ? limit : TimeSpan.Zero))
    {
        process.WaitForExit();
        return process.ExitCode;
    }

    process.Kill(entireProcessTree: true);
    writer.WriteLine($"Stopped after {limit.TotalMinutes:N1} minutes.");
    return -1;
}

/// Runs a program on this terminal.
int Start(string program, string[] arguments, string folder, params (string Name, string Value)[] environment)
{
    using var process = Process.Start(NewProcess(program, arguments, folder, environment))!;
    process.WaitForExit();
    return process.ExitCode;
}

ProcessStartInfo NewProcess(string program, string[] arguments, string folder, (string Name, string Value)[] environment)
{
    var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder };
    foreach (var (name, value) in environment)
        start.Environment[name] = value;
    if (isCI)
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1"; // no build server outlives the job
    return start;
}

/// The platform whose package fits here. An SDK built by a distribution would name the distribution instead.
static string HostPlatform()
{
    var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx"
        : RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl" : "linux";
    return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
}

static string SourceFile([CallerFilePath] string path = "") => path;

sealed class StepFailed(string message) : Exception(message);

/// Counts results by the files that the test runs wrote, never by what they printed.
sealed class TestTally
{
    private readonly List<string> failures = [];
    private readonly SortedDictionary<string, int> skips = new(StringComparer.Ordinal);

    public int Passed { get; private set; }
    public int Failed { get; private set; }
    public int Skipped { get; private set; }

    public void Add(string project, string trx, int exit, TimeSpan took)
    {
        var (passed, failed, skipped) = (0, 0, 0);
        foreach (var result in Results(trx))
        {
            switch (result.Attribute("outcome")?.Value)
            {
                case "Passed":
                    passed++;
                    break;
                case "NotExecuted":
                    skipped++;
                    var reason = Text(result, "Message");
                    skips[reason] = skips.GetValueOrDefault(reason) + 1;
                    break;
                default:
                    failed++;
                    failures.Add($"{project}: {result.Attribute("testName")?.Value}\n{Text(result, "Message")}\n{Text(result, "StackTrace")}");
                    break;
            }
        }

        // A project that crashed, hung or ran nothing is a failure of its own, whatever it had counted before.
        if (passed + failed + skipped == 0 || (exit != 0 && failed == 0))
        {
            failed++;
            failures.Add($"{project}: ended with {exit} after {passed} passed tests; see artifacts/logs/test-{project}.log");
        }

        Console.WriteLine($"  {project,-40} {passed,6} passed {failed,4} failed {skipped,4} skipped {took.TotalSeconds,6:N0} s");
        (Passed, Failed, Skipped) = (Passed + passed, Failed + failed, Skipped + skipped);
    }

    public void PrintDetails()
    {
        foreach (var (reason, count) in skips)
            Console.WriteLine($"  skipped {count}: {reason}");
        foreach (var failure in failures)
            Console.WriteLine($"\nFAILED {failure}");
        if (failures.Count > 0)
            Console.WriteLine();
    }

    private static IEnumerable<XElement> Results(string trx) =>
        File.Exists(trx) ? XDocument.Load(trx).Descendants().Where(e => e.Name.LocalName == "UnitTestResult") : [];

    private static string Text(XElement result, string name) =>
        result.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim() ?? "";
}
