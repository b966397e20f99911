using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Plugins;

/// <summary>Which plugins took part in a run: in its environment by name, in its record with versions and digests, and compared on a rerun.</summary>
public sealed class PluginRecordTests : ProjectTest
{
    private string Plugin => Path.Combine(Project.UserHome, "good");

    [SetUp]
    public void SetUp()
    {
        Project.With("shelf.csv", "1\n").With("guild.yml", """
            train:
              exec: sh -c "echo $GUILD_PLUGINS"
              requires: {shelf: shelf.csv}
              flags: {nodes: 1, cache: '', year: 0}
            plain: {exec: sh -c "echo $GUILD_PLUGINS"}
            toy: {toy: echo playing}
            """);
        Directory.CreateDirectory(Plugin);
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "test-plugins", "good")))
            File.Copy(file, Path.Combine(Plugin, Path.GetFileName(file)));
        Project.WithVariable("GUILD_PLUGIN_PATH", Plugin);
    }

    [Test]
    public void All_that_take_part_are_named_in_order()
    {
        Assert.That(Project.GuildOk("nightly", "-y").Out, Is.EqualTo("exec,good\n"));

        Assert.That(Project.Attribute("plugins"), Is.EqualTo("- exec\n- good"));
        Assert.That(Project.Attribute("plugin_versions"), Does.Match(@"^- name: exec\n  sha256: [0-9a-f]{64}\n  version: .*\n- name: good\n  sha256: [0-9a-f]{64}\n  version: 1\.0\.0$")
            .Or.Match(@"^- name: exec\n  version: .*\n  sha256: [0-9a-f]{64}\n- name: good\n  version: 1\.0\.0\n  sha256: [0-9a-f]{64}$"));
    }

    [Test]
    public void An_enabled_observer_takes_part()
    {
        Assert.That(Project.GuildOk("run", "plain", "-y").Out, Is.EqualTo("exec\n"));

        Project.WithVariable("GUILD_PLUGIN_GOOD__ENABLED", "yes");

        Assert.That(Project.GuildOk("run", "plain", "-y").Out, Is.EqualTo("exec,good\n"));
    }

    [Test]
    public void What_took_part_in_staging_stays_recorded()
    {
        Project.GuildOk("run", "train", "--stage", "-y");
        Project.WithVariable("GUILD_PLUGIN_PATH", null);
        var staged = Project.Attribute("plugin_versions");

        Assert.That(staged, Does.Contain("name: good"));
        Project.With("guild.yml", "other: {exec: echo}\n");
        var run = Path.GetFileName(Project.OnlyRun);
        Project.GuildOk("run", "--start", run, "-y");

        Assert.That(Project.Attribute("plugin_versions"), Does.Contain("name: good").And.Contain("name: exec"));
    }

    [Test]
    public void A_rerun_with_the_same_plugins_says_nothing()
    {
        Project.GuildOk("nightly", "-y");

        Assert.That(Rerun(), Does.Not.Contain("other plugins"));
    }

    [Test]
    public void A_rerun_with_another_build_says_so()
    {
        Project.GuildOk("run", "train", "-y");
        File.WriteAllText(Path.Combine(Plugin, "added.txt"), "more");

        Assert.That(Rerun(), Does.Match("WARNING: other plugins than in run [0-9a-f]{8}: 'good' 1.0.0 is another build\n"));
    }

    [Test]
    public void A_rerun_with_one_more_says_so()
    {
        Project.GuildOk("run", "plain", "-y");
        Project.WithVariable("GUILD_PLUGIN_GOOD__ENABLED", "yes");

        Assert.That(Rerun(), Does.Contain(": 'good' is new\n"));
    }

    [Test]
    public void A_rerun_without_one_says_so()
    {
        Project.WithVariable("GUILD_PLUGIN_GOOD__ENABLED", "yes");
        Project.GuildOk("run", "plain", "-y");
        Project.WithVariable("GUILD_PLUGIN_PATH", null);

        Assert.That(Rerun(), Does.Contain(": 'good' is not here any more\n"));
    }

    [Test]
    public void An_attribute_of_a_plugin_that_cannot_be_used_names_it()
    {
        var manifest = Path.Combine(Plugin, "guild-plugin.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"contractVersion\": \"1.0\"", "\"contractVersion\": \"1.9\"", StringComparison.Ordinal));

        var error = Fails("run", "toy", "-y").Error;

        Assert.That(error, Does.Contain("operation attribute 'toy' is for plugin 'good', which can't be used: it was built for contract 1.9").And.Contain("fix: update guild"));
        Assert.That(Project.GuildOk("run", "plain", "-y").Out, Is.EqualTo("exec\n"));
    }

    private string Rerun() => Project.GuildOk("run", "--proto", Path.GetFileName(Project.RunDirectories[0]), "-y").Error;
}
