using System.Xml.Linq;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Authoring;

/// <summary>What <c>dotnet new guild-plugin</c> makes builds, runs, passes its tests, and becomes a package to install.</summary>
public sealed class TemplateTests : AuthoringTest
{
    [Test]
    public void A_new_plugin_builds_runs_tests_packs_and_installs()
    {
        Project.With("guild.yml", "- model: mlp\n  operations: {train: {exec: 'echo ${nodes} nodes', flags: {nodes: 1}}}\n");
        Stranger.DotNet(".", "new", "install", Path.Combine(Stranger.Feed, $"Guild.Templates.{Stranger.ContractVersion}.nupkg"));
        Stranger.DotNet(".", "new", "guild-plugin", "-n", "Acme.Guild.Aliases", "--contract-version", Stranger.ContractVersion);
        Stranger.DotNet("Acme.Guild.Aliases", "build", "-v", "quiet", "-warnaserror");
        var folder = Path.Combine(Stranger.Folder, "Acme.Guild.Aliases");
        var output = Path.Combine(folder, "bin", "Debug", "net10.0");

        Assert.That(Project.GuildOk("--plugin-path", output, "nightly", "mlp", "--nodes", "2", "-y").Out, Is.EqualTo("2 nodes\n"));
        Assert.That(Project.Attribute("label"), Is.EqualTo("nightly"));
        Assert.That(Project.Attribute("plugins"), Is.EqualTo("- acme.guild.aliases\n- exec"));
        Assert.That(File.Exists(Path.Combine(output, "Guild.Abstractions.dll")), Is.False);

        Assert.That(Stranger.DotNet("Acme.Guild.Aliases", "test", "tests"), Does.Contain("Passed!").And.Not.Contain("Skipped:     1"));

        Stranger.DotNet("Acme.Guild.Aliases", "pack", "-v", "quiet");
        var package = Path.Combine(folder, "bin", "Release", "Acme.Guild.Aliases.1.0.0.nupkg");
        Project.GuildOk("plugins", "verify", "--strict", package);
        Project.GuildOk("plugins", "install", package);
        Assert.That(Project.GuildOk("nightly", "mlp", "-y").Out, Is.EqualTo("1 nodes\n"));
    }

    [Test]
    public void The_template_names_the_versions_that_guild_itself_is_tested_with()
    {
        var central = Versions("Directory.Packages.props", "PackageVersion");
        var template = Versions("templates/guild-plugin/tests/GuildPluginProject.Tests.csproj", "PackageReference");
        template.Remove("Guild.Abstractions.Testing");

        Assert.That(template, Is.Not.Empty);
        Assert.That(template, Is.SubsetOf(central));
    }

    private static Dictionary<string, string> Versions(string file, string element) =>
        XDocument.Load(Path.Combine(Tool.RepositoryRoot, file)).Descendants(element).ToDictionary(e => e.Attribute("Include")!.Value, e => e.Attribute("Version")!.Value);
}
