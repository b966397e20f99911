using System.Text;

namespace Guild.EndToEnd.Tests.Packages;

/// <summary><c>guild plugins install</c> and what goes with it, from files, folders and a folder of packages as source.</summary>
public sealed class InstallTests : PackagesTest
{
    [Test]
    public void A_plugin_is_installed_by_name_from_the_users_own_sources_and_works_at_once()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        PluginPackages.Pack(Feed, version: "1.2.0");

        var result = Project.GuildOk("plugins", "install", "Acme.Guild.Good");

        Assert.That(result.Out, Does.StartWith("Installed plugin 'good' 1.2.0\n").And.Contain("Acme (as the package says); not signed").And.Contain("nightly"));
        Assert.That(Project.GuildOk("plugins").Out, Does.Contain("good").And.Contain("1.2.0").And.Contain("installed"));
        Assert.That(Project.GuildOk("nightly", "-y").Out, Does.Contain("trained"));
    }

    [TestCase("Acme.Guild.Good@1.0.0", "1.0.0")]
    [TestCase("acme.guild.good@[1.0,2.0)", "1.2.0")]
    [TestCase("Acme.Guild.Good@1.*", "1.2.0")]
    [TestCase("Acme.Guild.Good", "2.0.0")]
    public void The_highest_version_within_the_range_is_taken(string name, string expected)
    {
        foreach (var version in new[] { "1.0.0", "1.2.0", "2.0.0" })
            PluginPackages.Pack(Feed, version: version);

        Assert.That(Project.GuildOk("plugins", "install", name).Out, Does.Contain($"'good' {expected}"));
    }

    [Test]
    public void A_version_for_another_contract_is_passed_over()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        PluginPackages.Pack(Feed, version: "1.1.0");
        PluginPackages.Pack(Feed, version: "2.0.0", change: ForContract("2.0"));

        var installed = Project.GuildOk("plugins", "install", "Acme.Guild.Good");

        Assert.That(installed.Out, Does.StartWith("Installed plugin 'good' 1.1.0\n"));
        Assert.That(installed.Error, Does.Contain("WARNING: package 'Acme.Guild.Good' 2.0.0 is for contract 2.0, and this guild has contract 1.0: 1.1.0 is the newest that fits\n"));
        Assert.That(Project.GuildOk("plugins", "update", "good").Out, Is.EqualTo("Plugin 'good' 1.1.0 is the newest for this guild: 2.0.0 is for contract 2.0\n"));
        Assert.That(Fails("plugins", "install", "Acme.Guild.Good@2.0.0").Error, Does.Contain("it was built for contract 2.0, and this guild has contract 1.0\n fix: update guild"));
    }

    [Test]
    public void Packages_come_from_the_sources_that_the_configuration_maps_them_to()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        var elsewhere = Path.Combine(Project.UserHome, "public");
        PluginPackages.Pack(elsewhere, version: "9.0.0");
        PluginPackages.Pack(elsewhere, version: "9.0.0", id: "Other.Guild.Good");
        Project.With("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="team" value="{Feed}" /><add key="public" value="{elsewhere}" /></packageSources>
              <packageSourceMapping>
                <packageSource key="team"><package pattern="Acme.*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """);

        Assert.That(Project.GuildOk("plugins", "install", "Acme.Guild.Good").Out, Does.Contain("'good' 1.0.0"));
        Assert.That(Fails("plugins", "install", "Other.Guild.Good").Error, Does.Contain("no package source offers 'Other.Guild.Good'"));
        Assert.That(Project.GuildOk("plugins", "search", "good").Out, Does.Contain("1.0.0").And.Not.Contain("9.0.0"));
    }

    [Test]
    public void A_file_a_folder_of_packages_and_a_build_output_can_be_installed()
    {
        var elsewhere = Path.Combine(Project.UserHome, "downloads");
        var file = PluginPackages.Pack(elsewhere, version: "1.0.0");

        Assert.That(Project.GuildOk("plugins", "install", file).Out, Does.Contain("Installed plugin 'good' 1.0.0"));
        PluginPackages.Pack(elsewhere, version: "1.1.0");
        Assert.That(Project.GuildOk("plugins", "install", elsewhere).Out, Does.Contain("'good' 1.1.0 in place of 1.0.0"));
        // From a build there is no package to be the same as: another name, so the first has to go.
        Assert.That(Fails("plugins", "install", PluginPackages.Built("good")).Error, Does.Contain("installed already, from package 'Acme.Guild.Good'"));
        Project.GuildOk("plugins", "uninstall", "good");
        Assert.That(Project.GuildOk("plugins", "install", PluginPackages.Built("good")).Out, Does.Contain("'good' 1.0.0"));
    }

    [Test]
    public void Installing_again_what_is_there_changes_nothing_and_says_so()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        Project.GuildOk("plugins", "install", "Acme.Guild.Good");

        Assert.That(Project.GuildOk("plugins", "install", "Acme.Guild.Good").Out, Is.EqualTo("Plugin 'good' 1.0.0 is installed already\n"));
    }

    [Test]
    public void A_plugin_with_a_damaged_file_is_mended_by_installing_it_again()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        Project.GuildOk("plugins", "install", "Acme.Guild.Good");
        File.WriteAllText(Path.Combine(Plugins, "good", "1.0.0", "Good.dll"), "damaged");

        Assert.That(Project.GuildOk("plugins", "install", "Acme.Guild.Good").Out, Does.StartWith("Installed plugin 'good' 1.0.0"));
        Assert.That(Project.GuildOk("nightly", "-y").Out, Does.Contain("trained"));
    }

    [Test]
    public void No_code_of_a_package_runs_before_it_is_used()
    {
        // It never comes back from being loaded.
        Project.WithVariable("UNRULY", "hang");
        var file = PluginPackages.Pack(Feed, "unruly", id: "Acme.Guild.Unruly");

        Project.GuildOk("plugins", "verify", file);
        Project.GuildOk("plugins", "install", "Acme.Guild.Unruly");
        Project.GuildOk("plugins", "install", "Acme.Guild.Unruly", "--pin");
        Assert.That(Project.GuildOk("plugins", "info", "unruly").Out, Does.Contain("usable: yes"));
        Assert.That(Project.GuildOk("prints", "--help").Out, Does.Contain("Prints to standard output."));
        Project.GuildOk("run", "train", "-y");
        Project.GuildOk("plugins", "uninstall", "unruly");
    }

    [Test]
    public void An_update_is_offered_and_made()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        Project.GuildOk("plugins", "install", "Acme.Guild.Good");
        Assert.That(Project.GuildOk("plugins", "list", "--outdated").Out, Is.Empty);
        Assert.That(Project.GuildOk("plugins", "update", "good").Out, Does.Contain("1.0.0 is the newest"));
        PluginPackages.Pack(Feed, version: "1.1.0");

        Assert.That(Project.GuildOk("plugins", "list", "--outdated").Out, Does.Contain("good  1.0.0  1.1.0"));
        Assert.That(Project.GuildOk("plugins", "update", "--all").Out, Does.Contain("'good' 1.1.0 in place of 1.0.0"));
        Assert.That(Directory.GetDirectories(Path.Combine(Plugins, "good")).Select(Path.GetFileName), Is.EqualTo(new[] { "1.1.0" }));
    }

    [Test]
    public void A_removed_plugin_is_gone_and_the_runs_made_with_it_stay_readable()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        Project.GuildOk("plugins", "install", "Acme.Guild.Good");
        Project.GuildOk("nightly", "-y");

        Assert.That(Project.GuildOk("plugins", "uninstall", "Acme.Guild.Good").Out, Is.EqualTo("Removed plugin 'good' 1.0.0\n"));

        Assert.That(Project.GuildOk("plugins").Out, Does.Not.Contain("good"));
        Assert.That(Directory.Exists(Path.Combine(Plugins, "good")), Is.False);
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("train"));
        Assert.That(Project.GuildOk("runs", "info").Out, Does.Contain("completed"));
        Assert.That(Fails("plugins", "uninstall", "good").Error, Does.Contain("there is no installed plugin 'good'"));
    }

    [Test]
    public void Search_lists_plugins_and_no_other_packages()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        PluginPackages.Pack(Feed, id: "Acme.Library", change: p => p.Type = null);
        Project.GuildOk("plugins", "install", "Acme.Guild.Good");

        Assert.That(Project.GuildOk("plugins", "search", "acme").Out, Does.Contain("Acme.Guild.Good  1.0.0  installed 1.0.0  Acme").And.Not.Contain("Library"));
        Assert.That(Project.GuildOk("plugins", "search", "nothing-like-it").Error, Does.Contain("No plugins found."));
    }

    [Test]
    public void Names_that_lead_nowhere_are_explained()
    {
        Assert.That(Fails("plugins", "install", "Acme.Nothing").Error, Does.Contain("no package source offers 'Acme.Nothing'").And.Contain(Feed));
        Assert.That(Fails("plugins", "install", "./nothing.nupkg").Error, Does.Contain("'./nothing.nupkg' does not exist"));
        Assert.That(Fails("plugins", "install", "a b").Error, Does.Contain("'a b' is no name of a package"));
        PluginPackages.Pack(Feed, version: "1.0.0");
        Assert.That(Fails("plugins", "install", "Acme.Guild.Goood").Error, Does.EndWith(" fix: did you mean 'Acme.Guild.Good'?\n"));
        Assert.That(Fails("plugins", "install", "Acme.Guild.Good@7").Error, Does.Contain("no version of 'Acme.Guild.Good' fits '7.0.0': there is 1.0.0"));
        Assert.That(Fails("plugins", "install", "Acme.Guild.Good@x").Error, Does.Contain("'x' is no version"));
        Assert.That(Fails("plugins", "uninstall", "aliases").Error, Does.Contain("comes with guild"));
    }

    private static Action<PackageContent> ForContract(string version) => package =>
    {
        var manifest = Encoding.UTF8.GetString(package.Entries["plugin/guild-plugin.json"]);
        package.Entries["plugin/guild-plugin.json"] = Encoding.UTF8.GetBytes(manifest.Replace("\"contractVersion\": \"1.0\"", $"\"contractVersion\": \"{version}\"", StringComparison.Ordinal));
    };
}
