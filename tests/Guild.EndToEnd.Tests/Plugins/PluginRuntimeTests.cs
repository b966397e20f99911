using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Plugins;

/// <summary>A runtime of a plugin: an operation attribute of its own, discovered flags, files that it adds to the run, and a restart.</summary>
public sealed class PluginRuntimeTests : ProjectTest
{
    [SetUp]
    public void SetUp() => Project
        .With("play.sh", "cat box/toy.txt; echo $TOY $*\n")
        .With("guild.yml", "- model: box\n  operations:\n    play: {toy: sh play.sh, flags-import: all}\n")
        .WithVariable("GUILD_PLUGIN_PATH", Path.Combine(AppContext.BaseDirectory, "test-plugins", "good"));

    [Test]
    public void Its_attribute_starts_its_programs()
    {
        Assert.That(Project.GuildOk("run", "play", "-y").Out, Is.EqualTo("toy play\nwooden --colour red\n"));

        Assert.That(Project.Attribute("plugins"), Is.EqualTo("- good"));
        Assert.That(Project.Attribute("cmd"), Is.EqualTo("- sh\n- play.sh\n- --colour\n- red"));
    }

    [Test]
    public void Its_discovery_finds_flags_that_are_checked()
    {
        Assert.That(Project.GuildOk("run", "play", "colour=blue", "-y").Out, Does.EndWith("--colour blue\n"));
        Assert.That(Fails("run", "play", "colour=green", "-y").Error, Does.Contain("Unsupported value for 'colour'").And.Contain("red").And.Contain("blue"));
    }

    [Test]
    public void Files_of_its_extension_need_no_permission_to_be_run()
    {
        Project.WithProgram("car.toy", "#!/bin/sh\necho driving $*\n").With("still.toy", "not a program\n");

        Assert.That(Project.GuildOk("run", "./car.toy", "colour=blue", "-y").Out, Is.EqualTo("driving --colour blue\n"));
        Assert.That(Project.GuildOk("run", "still.toy", "--help-op").Out, Does.Contain("colour"));
        Assert.That(Project.GuildOk("run", "still.toy", "--print-cmd").Out, Does.EndWith("still.toy --colour red\n"));
    }

    [Test]
    public void A_run_of_it_can_be_started_again()
    {
        Project.GuildOk("run", "play", "colour=blue", "-y");
        var run = Path.GetFileName(Project.OnlyRun);

        Assert.That(Project.GuildOk("run", "--restart", run, "-y").Out, Is.EqualTo("toy play\nwooden --colour blue\n"));
        Assert.That(Project.GuildOk("run", "--proto", run, "-y").Out, Is.EqualTo("toy play\nwooden --colour blue\n"));
    }
}
