using System.Reflection;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Plugins;

/// <summary>Old and new plugins on old and new hosts, libraries side by side: all with really built assemblies.</summary>
public sealed class PluginVersionTests : ProjectTest
{
    [SetUp]
    public void SetUp() => Project.With("guild.yml", "say: {exec: 'echo ${text}', flags: {text: nothing, nodes: 1, cache: '', year: 0}, default: yes}\ntrain: {exec: 'echo ${nodes}', flags: {nodes: 1, cache: '', year: 0}}\n");

    [Test]
    public void A_plugin_for_a_newer_minor_is_refused_and_says_what_to_update()
    {
        Use("next");

        var error = Fails("next", "-y").Error;

        Assert.That(error, Does.Contain("command 'next' is for plugin 'next', which can't be used: it was built for contract 1.1, and this guild has contract 1.0\n fix: update guild\n"));
    }

    [Test]
    public void On_a_newer_host_plugins_of_the_older_minor_work_beside_those_of_the_new()
    {
        Use("next", "good");
        var guild = NewerHost();

        Assert.That(Run(guild, "next", "-y").Out, Is.EqualTo("new in 1.1\n"));
        Assert.That(Run(guild, "nightly", "--nodes", "3", "-y").Out, Is.EqualTo("3\n"));
        Assert.That(Run(guild, "plugins").Out, Does.Contain("contract 1.1").And.Contain("contract 1.0").And.Not.Contain("broken"));
    }

    [Test]
    public void A_plugin_finds_its_native_library()
    {
        Use("native");

        Assert.That(Project.GuildOk("sqlite", "-y").Out, Does.Match(@"^sqlite \d+\.\d+\.\d+ 42\n$"));
    }

    [Test]
    public void What_a_plugin_logs_is_shown_at_the_hosts_level()
    {
        Use("good");

        Assert.That(Project.GuildOk("nightly", "-y").Error, Does.Not.Contain("expanding"));
        Assert.That(Project.GuildOk("--debug", "nightly", "-y").Error, Does.Contain("DEBUG: [good] expanding\n"));
    }

    private void Use(params string[] plugins) => Project.WithVariable(
        "GUILD_PLUGIN_PATH", string.Join(Path.PathSeparator, plugins.Select(p => Path.Combine(AppContext.BaseDirectory, "test-plugins", p))));

    private ToolResult Run(string guild, params string[] arguments)
    {
        var result = Tool.Run("dotnet", [guild, .. arguments], Project.Folder, Project.AllVariables);
        Assert.That(result.ExitCode, Is.Zero, result.ToString);
        return result;
    }

    /// <summary>The tool as it was built, with the contract of the next minor level in the place of its own.</summary>
    private string NewerHost()
    {
        var configuration = typeof(PluginVersionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "Configuration").Value!;
        var built = Path.Combine(Tool.RepositoryRoot, "src", "Guild.Tool", "bin", configuration, "net10.0");
        var host = Path.Combine(Project.UserHome, "newer");
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(built, file);
            // Builds for single platforms lie below it.
            if (!relative.StartsWith("plugins", StringComparison.Ordinal) && Path.GetDirectoryName(relative) is { Length: > 0 } folder && folder.Contains('-'))
                continue;
            var copy = Path.Combine(host, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var contract = Path.Combine(Tool.RepositoryRoot, "tests", "TestPlugins", "Libraries", "NextContract", "bin", configuration, "net10.0", "Guild.Abstractions.dll");
        File.Copy(contract, Path.Combine(host, "Guild.Abstractions.dll"), overwrite: true);
        return Path.Combine(host, "guild.dll");
    }
}
