using System.Reflection;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Authoring;

/// <summary>
/// A machine of someone who writes plugins: an SDK, a feed with the packages that this build makes, and nothing of this repository. The
/// packages have a version of their own for each test run, so that no package folder holds an older build of them.
/// </summary>
internal sealed class Stranger : IDisposable
{
    private static readonly string[] Packed = ["src/Guild.Abstractions", "src/Guild.Abstractions.Build", "src/Guild.Abstractions.Testing", "templates"];

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("guild-stranger-");

    public Stranger()
    {
        ContractVersion = $"1.0.0-test.{Guid.NewGuid():n}";
        Directory.CreateDirectory(Home);
        foreach (var project in Packed)
        {
            // Built already, with the solution.
            Run(
                Tool.RepositoryRoot,
                "dotnet",
                ["pack", project, "--no-build", "-c", Configuration, "-v", "quiet", "-o", Feed, $"-p:PackageVersion={ContractVersion}"]);
        }

        File.WriteAllText(Path.Combine(_root.FullName, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{Feed}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="downloaded" value="{DownloadedPackages}" />
              </fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>The version of the packages.</summary>
    public string ContractVersion { get; }

    /// <summary>Absolute path of the folder with the packages.</summary>
    public string Feed => Path.Combine(_root.FullName, "feed");

    /// <summary>Absolute path of a folder to work in.</summary>
    public string Folder => _root.FullName;

    private string Home => Path.Combine(_root.FullName, "home");

    // NUnit and Moq were downloaded for this very test run; who writes a plugin has them from a feed.
    private static string DownloadedPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string Configuration =>
        typeof(Stranger).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "Configuration").Value!;

    /// <summary>Runs <c>dotnet</c> in a folder below <see cref="Folder"/>, and fails the test unless it ends with 0.</summary>
    public string DotNet(string folder, params string[] arguments) => Run(Path.Combine(Folder, folder), "dotnet", arguments);

    /// <summary>Runs <c>dotnet</c>, however it ends.</summary>
    public ToolResult TryDotNet(string folder, params string[] arguments) => Start(Path.Combine(Folder, folder), "dotnet", arguments);

    /// <summary>Copies an example of the repository, with the version of the packages that there are.</summary>
    public string Copy(string example)
    {
        var target = Path.Combine(Folder, Path.GetFileName(example));
        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(Path.Combine(Tool.RepositoryRoot, example)))
        {
            var text = File.ReadAllText(file).Replace("Version=\"1.0.0\"", $"Version=\"{ContractVersion}\"", StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(target, Path.GetFileName(file)), text);
        }

        return target;
    }

    public void Dispose() => _root.Delete(recursive: true);

    private string Run(string folder, string program, params IEnumerable<string> arguments)
    {
        var result = Start(folder, program, arguments);
        Assert.That(result.ExitCode, Is.Zero, () => $"{program} {string.Join(' ', arguments)}: {result}");
        return result.Out;
    }

    private ToolResult Start(string folder, string program, IEnumerable<string> arguments) =>
        Tool.Run(program, arguments, folder, new Dictionary<string, string?>
        {
            ["HOME"] = Home,
            ["DOTNET_CLI_HOME"] = Home,
            ["NUGET_PACKAGES"] = folder == Tool.RepositoryRoot ? DownloadedPackages : Path.Combine(_root.FullName, "packages"),
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            // A build server that outlived the test would keep its output open.
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["RestoreSources"] = null,
            ["MSBuildSDKsPath"] = null,
            ["MSBUILD_EXE_PATH"] = null,
        });
}
