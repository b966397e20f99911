using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Packages;

/// <summary>guild as a .NET tool: installed from its packages, updated, removed, twice on one machine, on a newer runtime.</summary>
public sealed partial class GlobalToolTests : ProjectTest
{
    private const string Version = "0.1.0";
    private const string Later = "0.2.0";

    private string Feed => Directory.CreateDirectory(Path.Combine(Project.UserHome, "feed")).FullName;

    [SetUp]
    public void SetUp() => Project.With("guild.yml", "train: {exec: echo trained}\n");

    [Test]
    public void Install_update_and_uninstall_keep_the_guild_home()
    {
        CopyPackages();
        // Where .NET keeps the tools of a user, whose home is the test's own.
        var tools = Path.Combine(Project.UserHome, ".dotnet", "tools");

        Dotnet("tool", "install", "--global", "guild", "--source", Feed, "--version", Version);
        Assert.That(Run(tools, "run", "train", "-y").Out, Is.EqualTo("trained\n"));
        Dotnet("tool", "update", "--global", "guild", "--source", Feed, "--version", Later);
        Assert.That(Dotnet("tool", "list", "--global").Out, Does.Contain(Later));
        Assert.That(Run(tools, "runs").Out, Does.Contain("train").And.Contain("completed"));
        Dotnet("tool", "uninstall", "--global", "guild");

        Assert.That(File.Exists(Path.Combine(tools, "guild")), Is.False);
        Assert.That(File.Exists(Path.Combine(Project.OnlyRun, ".guild", "opref")), Is.True);
    }

    [Test]
    public void Two_versions_share_a_home()
    {
        CopyPackages();
        var (older, newer) = (Path.Combine(Project.UserHome, "older"), Path.Combine(Project.UserHome, "newer"));
        Dotnet("tool", "install", "guild", "--tool-path", older, "--source", Feed, "--version", Version);
        Dotnet("tool", "install", "guild", "--tool-path", newer, "--source", Feed, "--version", Later);

        var runs = new[] { older, newer, older, newer }
            .Select(t => Harness.Tool.Start(Path.Combine(t, "guild"), ["run", "train", "-y"], Project.Folder, Variables, redirectsInput: true)).ToList();
        foreach (var run in runs)
        {
            run.WaitForExit();
            Assert.That(run.ExitCode, Is.Zero);
            run.Dispose();
        }

        foreach (var tools in new[] { older, newer })
            Assert.That(Run(tools, "runs").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(4));
    }

    [Test]
    public void It_runs_where_only_a_newer_runtime_is()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("links to directories need a right on Windows");
        // This machine's runtime under the name of one that is not out yet.
        var runtime = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        var real = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        var dotnet = Path.Combine(Project.UserHome, "dotnet");
        var later = $"{Environment.Version.Major + 1}.0.0";
        Directory.CreateDirectory(Path.Combine(dotnet, "shared", "Microsoft.NETCore.App"));
        Directory.CreateSymbolicLink(Path.Combine(dotnet, "shared", "Microsoft.NETCore.App", later), runtime);
        Directory.CreateSymbolicLink(Path.Combine(dotnet, "host"), Path.Combine(real, "host"));
        Project.WithVariable("DOTNET_ROOT", dotnet).WithVariable("DOTNET_ROOT_X64", dotnet);

        Assert.That(Project.GuildOk("run", "train", "-y").Out, Is.EqualTo("trained\n"));
    }

    private IReadOnlyDictionary<string, string?> Variables => new Dictionary<string, string?>(Project.AllVariables)
    {
        ["DOTNET_CLI_HOME"] = Project.UserHome,
        ["NUGET_PACKAGES"] = null,
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
    };

    private ToolResult Run(string tools, params string[] arguments)
    {
        var result = Harness.Tool.Run(Path.Combine(tools, "guild"), arguments, Project.Folder, Variables);
        Assert.That(result.ExitCode, Is.Zero, result.ToString);
        return result;
    }

    private ToolResult Dotnet(params string[] arguments)
    {
        var result = Harness.Tool.Run("dotnet", arguments, Project.UserHome, Variables);
        Assert.That(result.ExitCode, Is.Zero, () => $"dotnet {string.Join(' ', arguments)}: {result}");
        return result;
    }

    // The packed tool lies beside the packages that it was installed from. The same again as a later version is what an update gets.
    private void CopyPackages()
    {
        var packages = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Harness.Tool.Path)!, "..", "packages"));
        var found = Directory.Exists(packages) ? Directory.GetFiles(packages, $"guild*.{Version}.nupkg") : [];
        if (found.Length == 0)
            Assert.Ignore("the tool under test was not packed: 'dotnet run build.cs -- test' packs it");
        foreach (var package in found)
        {
            File.Copy(package, Path.Combine(Feed, Path.GetFileName(package)));
            WriteLater(package, Path.Combine(Feed, Path.GetFileName(package).Replace(Version, Later, StringComparison.Ordinal)));
        }
    }

    private static void WriteLater(string package, string later)
    {
        File.Copy(package, later);
        using var archive = ZipFile.Open(later, ZipArchiveMode.Update);
        var facts = archive.Entries.First(e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal));
        string text;
        using (var reader = new StreamReader(facts.Open()))
            text = reader.ReadToEnd();
        var name = facts.FullName;
        facts.Delete();
        using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(VersionElement().Replace(text, $"<version>{Later}</version>"));
    }

    [GeneratedRegex("<version>[^<]*</version>")]
    private static partial Regex VersionElement();
}
