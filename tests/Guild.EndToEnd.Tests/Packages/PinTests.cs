namespace Guild.EndToEnd.Tests.Packages;

/// <summary><c>guild-plugins.json</c>, its lock file and <c>guild plugins restore</c>.</summary>
public sealed class PinTests : PackagesTest
{
    private string LockFile => Path.Combine(Project.Folder, "guild-plugins.lock.json");

    [Test]
    public void A_project_pins_a_plugin_that_counts_there_and_nowhere_else()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        PluginPackages.Pack(Feed, version: "1.2.0");

        Assert.That(Project.GuildOk("plugins", "install", "Acme.Guild.Good@1.0.0", "--pin").Out, Is.EqualTo("Restored plugin 'good' 1.0.0 (Acme.Guild.Good)\n"));

        Project.GuildOk("plugins", "install", "Acme.Guild.Good");
        Assert.That(Project.GuildOk("plugins").Out, Does.Match(@"good +1\.0\.0 .* pinned ").And.Not.Contain("1.2.0"));
        Assert.That(Project.GuildIn(Project.UserHome, null, "plugins").Out, Does.Contain("1.2.0"));
        Assert.That(Project.GuildOk("nightly", "-y").Out, Does.Contain("trained"));
        Project.GuildOk("plugins", "uninstall", "good");
        Assert.That(Project.GuildOk("nightly", "-y").Out, Does.Contain("trained"));
    }

    [Test]
    public void The_lock_file_decides_until_it_is_updated()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        Project.With("guild-plugins.json", """{"plugins": {"Acme.Guild.Good": "1.*"}}""");
        Project.GuildOk("plugins", "restore");
        PluginPackages.Pack(Feed, version: "1.2.0");
        PluginPackages.Pack(Feed, version: "2.0.0");

        Assert.That(Project.GuildOk("plugins", "restore").Out, Is.EqualTo("Pinned plugin 'good' 1.0.0 (Acme.Guild.Good)\n"));
        Assert.That(Project.GuildOk("plugins", "update", "Acme.Guild.Good", "--pin").Out, Does.StartWith("Restored plugin 'good' 1.2.0"));
        Assert.That(File.ReadAllText(LockFile), Does.Contain("\"requested\": \"1.*\"").And.Contain("\"resolved\": \"1.2.0\"").And.Contain("contentHash"));
    }

    [Test]
    public void A_run_without_its_pinned_plugin_stops_with_the_command_that_mends_it()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        Project.GuildOk("plugins", "install", "Acme.Guild.Good", "--pin");
        Directory.Delete(Plugins, recursive: true);

        foreach (var command in new[] { "train", "nightly" })
        {
            Assert.That(Fails(command == "train" ? ["run", "train", "-y"] : [command, "-y"]).Error, Does
                .Contain("plugin 'good' (Acme.Guild.Good) can't be used: it is pinned to version 1.0.0 by guild-plugins.lock.json, which is not installed")
                .And.Contain(" fix: run 'guild plugins restore'"));
        }

        Assert.That(Project.GuildOk("operations").Out, Does.Contain("train"));
        Project.GuildOk("plugins", "restore", "--locked");
        Assert.That(Project.GuildOk("nightly", "-y").Out, Does.Contain("trained"));
    }

    [Test]
    public void A_pin_that_no_lock_file_names_stops_runs_and_a_locked_restore()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        Project.With("guild-plugins.json", """{"plugins": {"Acme.Guild.Good": "1.*"}}""");

        Assert.That(Fails("run", "train", "-y").Error, Does.Contain("pinned to '1.*' by guild-plugins.json").And.Contain("fix: run 'guild plugins restore'"));
        Assert.That(Fails("plugins", "restore", "--locked").Error, Does.Contain("guild-plugins.lock.json does not fit guild-plugins.json: it says nothing of Acme.Guild.Good '1.*'"));
        Project.GuildOk("plugins", "restore");
        Project.With("guild-plugins.json", """{"plugins": {"Acme.Guild.Good": "[1.0,1.5)"}}""");
        Assert.That(Fails("run", "train", "-y").Error, Does.Contain("pinned to '[1.0,1.5)'"));
    }

    [Test]
    public void A_package_that_is_not_the_locked_one_is_refused()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        Project.GuildOk("plugins", "install", "Acme.Guild.Good", "--pin");
        Directory.Delete(Plugins, recursive: true);
        PluginPackages.Pack(Feed, version: "1.0.0", change: p => p.Entries["plugin/more.txt"] = [1]);

        Assert.That(Fails("plugins", "restore", "--locked").Error, Does.Contain("is not the one that guild-plugins.lock.json names: its content hash is"));
        Assert.That(Directory.Exists(Path.Combine(Plugins, ".pinned", "good")), Is.False);
    }

    [Test]
    public void What_is_on_this_machine_is_restored_without_any_source()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        Project.GuildOk("plugins", "install", "Acme.Guild.Good", "--pin");
        Project.GuildOk("plugins", "install", "Acme.Guild.Good");
        Directory.Delete(Feed, recursive: true);
        Directory.Delete(Path.Combine(Plugins, ".pinned"), recursive: true);

        // From what the user installed ...
        Assert.That(Project.GuildOk("plugins", "restore", "--locked").Out, Does.StartWith("Restored plugin 'good'"));
        Project.GuildOk("plugins", "uninstall", "good");
        // ... and there is nothing to do at all.
        Assert.That(Project.GuildOk("plugins", "restore", "--locked").Out, Does.StartWith("Pinned plugin 'good'"));
        Assert.That(Project.GuildOk("nightly", "-y").Out, Does.Contain("trained"));
    }

    [Test]
    public void A_damaged_pinned_plugin_is_mended()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        Project.GuildOk("plugins", "install", "Acme.Guild.Good", "--pin");
        File.WriteAllText(Path.Combine(Plugins, ".pinned", "good", "1.0.0", "Good.dll"), "damaged");

        Assert.That(Project.GuildOk("plugins", "restore").Out, Does.StartWith("Restored plugin"));
        Assert.That(Project.GuildOk("nightly", "-y").Out, Does.Contain("trained"));
    }

    [Test]
    public void A_pinned_plugin_that_was_changed_since_stops_runs_before_any_of_it_runs()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        Project.GuildOk("plugins", "install", "Acme.Guild.Good", "--pin");
        Project.GuildOk("nightly", "-y");
        File.AppendAllText(Path.Combine(Plugins, ".pinned", "good", "1.0.0", "Good.deps.json"), " ");

        foreach (var command in new[] { "run train", "nightly" })
        {
            Assert.That(Fails([.. command.Split(' '), "-y"]).Error, Does
                .Contain("plugin 'good' can't be used: it is pinned by guild-plugins.lock.json, and is not the locked package any more: changed since it was installed: Good.deps.json")
                .And.Contain(" fix: run 'guild plugins restore'"));
        }

        Project.GuildOk("plugins", "restore", "--locked");
        Assert.That(Project.GuildOk("nightly", "-y").Out, Does.Contain("trained"));
    }

    [Test]
    public void What_can_not_be_restored_is_not_pinned()
    {
        PluginPackages.Pack(Feed, id: "Acme.Library", change: p => p.Type = null);

        Assert.That(Fails("plugins", "install", "Acme.Library", "--pin").Error, Does.Contain("is no guild plugin"));
        Assert.That(File.Exists(Path.Combine(Project.Folder, "guild-plugins.json")), Is.False);
    }

    [Test]
    public void A_pin_goes_by_the_name_of_its_plugin_too()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        Project.With("guild-plugins.json", """{"plugins": {"Acme.Guild.Good": "1.*"}}""");
        Project.GuildOk("plugins", "restore");
        PluginPackages.Pack(Feed, version: "1.2.0");

        Assert.That(Project.GuildOk("plugins", "update", "good", "--pin").Out, Does.StartWith("Restored plugin 'good' 1.2.0"));
        Assert.That(Fails("plugins", "update", "goud", "--pin").Error, Is.EqualTo("guild: this project pins no plugin 'goud'\n fix: did you mean 'good'?\n"));
    }

    [Test]
    public void A_pin_can_enable_the_plugins_observers_for_the_project()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        Project.With("guild-plugins.json", """{"plugins": {"Acme.Guild.Good": "1.*"}}""");
        Project.GuildOk("plugins", "restore");
        Assert.That(Project.GuildOk("run", "train", "--print-env").Out, Does.Contain("GUILD_PLUGINS=exec\n"));

        Project.With("guild-plugins.json", """{"plugins": {"Acme.Guild.Good": {"version": "1.*", "enabled": true}}}""");

        Assert.That(Project.GuildOk("run", "train", "--print-env").Out, Does.Contain("GUILD_PLUGINS=exec,good\n"));
    }

    [Test]
    public void A_pin_is_removed_from_both_files()
    {
        PluginPackages.Pack(Feed, version: "1.0.0");
        Project.GuildOk("plugins", "install", "Acme.Guild.Good", "--pin");

        Project.GuildOk("plugins", "uninstall", "good", "--pin");

        Assert.That(File.ReadAllText(LockFile), Does.Not.Contain("Acme"));
        Assert.That(Project.GuildOk("plugins").Out, Does.Not.Contain("good"));
    }

    [Test]
    public void Files_that_can_not_be_read_are_named_with_what_they_should_hold()
    {
        Project.With("guild-plugins.json", "{ not json");

        Assert.That(Fails("run", "train", "-y").Error, Does.Contain("guild-plugins.json is not JSON").And.Contain("fix: it reads {\"plugins\""));
        Assert.That(Project.Guild("runs").ExitCode, Is.Zero);
        File.Delete(Path.Combine(Project.Folder, "guild-plugins.json"));
        Assert.That(Fails("plugins", "restore").Error, Does.Contain("there is no guild-plugins.json in this directory"));
        Assert.That(Fails("plugins", "install", "Acme.Nothing", "--pin").Error, Does.Contain("no package source offers"));
        Assert.That(File.Exists(Path.Combine(Project.Folder, "guild-plugins.json")), Is.False);
    }
}
