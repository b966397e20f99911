using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Plugins;

/// <summary>A plugin that is broken, lies or clashes is named with the remedy, and takes nothing else down.</summary>
public sealed class PluginTroubleTests : ProjectTest
{
    [SetUp]
    public void SetUp() => Project.With("guild.yml", "- model: net\n  operations: {train: {exec: echo trained}, runs: {exec: echo no}}\n");

    [TestCase("future")]
    [TestCase("faulty")]
    [TestCase("twin-one", "twin-two")]
    [TestCase("good")]
    public void Whatever_else_is_installed_the_main_job_works(params string[] plugins)
    {
        Use(plugins);

        Assert.That(Project.GuildOk("train", "-y").Out, Is.EqualTo("trained\n"));
        Assert.That(Project.GuildOk("operations").Out, Does.Contain("net:train"));
        foreach (var plugin in plugins)
            Assert.That(Project.GuildOk("plugins").Out, Does.Contain(plugin));
    }

    [Test]
    public void A_plugin_for_another_contract_version_says_which_side_to_update()
    {
        Use("future");

        Assert.That(Project.GuildOk("plugins").Out, Does.Contain("future").And.Contain("contract"));
        var result = Project.Guild("tomorrow", "-y");

        Assert.That(result.ExitCode, Is.Not.Zero);
        Assert.That(result.Error, Does.Contain("'future'").And.Contain("contract").And.Contain("fix: ").And.Not.Contain("   at "));
    }

    [TestCase("throws-at-start", "no licence found")]
    [TestCase("throws-initializing", "/no/such/licence")]
    [TestCase("throws-later", "not on a Monday")]
    [TestCase("wants-too-much", "Uri")]
    public void A_plugin_that_throws_is_named_with_what_it_threw(string alias, string message)
    {
        Use("faulty");

        var result = Project.Guild(alias, "-y");

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString);
        Assert.That(result.Error, Does.StartWith("guild: plugin 'faulty' ").And.Contain(message).And.Contain(" fix: ").And.Not.Contain("   at "));
        Assert.That(Project.RunDirectories, Is.Empty);
    }

    [Test]
    public void A_manifest_that_lies_is_found_out_at_first_use()
    {
        var folder = Copy("good");
        var manifest = Path.Combine(folder, "guild-plugin.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"nightly\"", "\"daily\"", StringComparison.Ordinal));
        Project.WithVariable("GUILD_PLUGIN_PATH", folder);

        Assert.That(Fails("daily", "-y").Error, Does.Contain("'good'").And.Contain("daily").And.Contain("nightly").And.Contain("fix: "));
        Assert.That(Project.GuildOk("train", "-y").Out, Is.EqualTo("trained\n"));
    }

    [Test]
    public void A_manifest_that_is_none_is_listed_with_the_reason()
    {
        var folder = Copy("good");
        File.WriteAllText(Path.Combine(folder, "guild-plugin.json"), "{ not json");
        Project.WithVariable("GUILD_PLUGIN_PATH", folder);

        Assert.That(Project.GuildOk("plugins").Out, Does.Contain("good").And.Contain("guild-plugin.json"));
        Assert.That(Project.GuildOk("train", "-y").Out, Is.EqualTo("trained\n"));
    }

    [Test]
    public void An_alias_that_two_plugins_claim_is_an_error_that_names_both()
    {
        Use("twin-one", "twin-two");

        Assert.That(Fails("twin", "-y").Error, Does.Contain("twin-one").And.Contain("twin-two").And.Contain("'twin'"));
    }

    [Test]
    public void An_alias_named_like_a_command_of_the_host_never_shadows_it()
    {
        var folder = Copy("good");
        var manifest = Path.Combine(folder, "guild-plugin.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"nightly\"", "\"runs\"", StringComparison.Ordinal));
        Project.WithVariable("GUILD_PLUGIN_PATH", folder);

        Assert.That(Project.GuildOk("runs").Out, Is.Empty);
        Assert.That(Project.GuildOk("runs", "--help").Out, Does.StartWith("Usage: guild runs"));
        Assert.That(Project.GuildOk("train", "-y").Out, Is.EqualTo("trained\n"));
    }

    [Test]
    public void A_kind_of_operation_that_no_plugin_runs_is_named()
    {
        // A plugin under development wins, although it can't be used here: so nobody runs programs.
        var folder = Copy("good");
        var manifest = Path.Combine(folder, "guild-plugin.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest)
            .Replace("\"name\": \"good\"", "\"name\": \"exec\"", StringComparison.Ordinal).Replace("Good.dll", "Gone.dll", StringComparison.Ordinal));
        Project.WithVariable("GUILD_PLUGIN_PATH", folder);

        var result = Fails("run", "net:train", "-y");

        Assert.That(result.Error, Does.Contain("guild: operation 'net:train' cannot be run: no plugin here runs 'exec' operations\n --> guild.yml:2:"));
        Assert.That(result.Error, Does.Contain("'Gone.dll'").And.Contain(" fix: try 'guild plugins'"));
        Assert.That(Project.RunDirectories, Is.Empty);
    }

    [Test]
    public void A_source_that_no_plugin_resolves_is_named()
    {
        Project.With("guild.yml", "work:\n  exec: echo\n  requires:\n    - s3: bucket/key\n");

        Assert.That(Project.Guild("run", "work", "-y").Error, Does.Contain("s3").And.Contain("guild.yml:4:"));
    }

    [Test]
    public void A_plugin_path_without_plugin_is_warned_of_once()
    {
        var result = Project.GuildOk("--plugin-path", "nowhere", "train", "-y");

        Assert.That(result.Out, Is.EqualTo("trained\n"));
        Assert.That(result.Error, Does.Contain("nowhere"));
    }

    private void Use(params string[] plugins) =>
        Project.WithVariable("GUILD_PLUGIN_PATH", string.Join(Path.PathSeparator, plugins.Select(Built)));

    private static string Built(string plugin) => Path.Combine(AppContext.BaseDirectory, "test-plugins", plugin);

    private string Copy(string plugin)
    {
        var target = Path.Combine(Project.UserHome, plugin);
        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(Built(plugin)))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        return target;
    }
}
