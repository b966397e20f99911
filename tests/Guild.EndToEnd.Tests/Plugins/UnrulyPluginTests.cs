using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Plugins;

/// <summary>A plugin that hangs, prints, ends the process or fails aside is contained where that can be done, and always named.</summary>
public sealed class UnrulyPluginTests : ProjectTest
{
    [SetUp]
    public void SetUp() => Project
        .With("guild.yml", "- model: net\n  operations:\n    train: {exec: echo trained}\n    fetch: {exec: echo fetched, requires: {unruly: nothing}}\n")
        .WithVariable("GUILD_PLUGIN_PATH", Path.Combine(AppContext.BaseDirectory, "test-plugins", "unruly"));

    [Test]
    public void What_it_prints_goes_to_standard_error_behind_its_name()
    {
        var result = Project.GuildOk("prints", "-y");

        Assert.That(result.Out, Is.EqualTo("trained\n"));
        Assert.That(result.Error, Does.Contain("[unruly] look at me\n").And.Contain("and me\n"));
    }

    [Test]
    public void It_does_not_end_guild_unnoticed()
    {
        var result = Project.Guild("exits", "-y");

        Assert.That(result.Error, Is.EqualTo("guild: plugin 'unruly' ended the process\n"));
        Assert.That(result.ExitCode, Is.EqualTo(1));
    }

    [TestCase("hangs", "expand 'hangs'", "")]
    [TestCase("prints", "start", "hang")]
    public void One_that_hangs_is_left_behind(string alias, string doing, string hanging)
    {
        Project.WithVariable("GUILD_PLUGIN_UNRULY__START_TIMEOUT", "3").WithVariable("UNRULY", hanging);

        var result = Project.Guild(alias, "-y");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.StartWith($"guild: plugin 'unruly' failed: it did not {doing} within 3 seconds, and was left behind"));
    }

    [Test]
    public void A_failure_on_a_thread_of_its_own_takes_nothing_down()
    {
        var result = Project.GuildOk("throws-aside", "-y");

        Assert.That(result.Out, Is.EqualTo("trained\n"));
        Assert.That(result.Error, Does.Contain("WARNING: plugin 'unruly' failed on a thread of its own: InvalidOperationException: dropped it\n"));
    }

    [Test]
    public void An_observer_that_never_answers_costs_a_warning()
    {
        Project.WithVariable("GUILD_PLUGIN_UNRULY__ENABLED", "1").WithVariable("GUILD_PLUGIN_UNRULY__START_TIMEOUT", "3");

        var result = Project.GuildOk("train", "-y");

        Assert.That(result.Out, Is.EqualTo("trained\n"));
        Assert.That(result.Error, Does.Contain("WARNING: observer 'unruly' of plugin 'unruly' failed: it did not take note of the end within 3 seconds"));
        Assert.That(Project.Attribute("exit_status"), Is.EqualTo("0"));
    }

    [Test]
    public void A_resolver_that_throws_what_it_may_not_is_named_with_the_source()
    {
        var result = Project.Guild("run", "fetch", "-y");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("unexpected error resolving 'unruly:nothing' in ").And.Contain("plugin 'unruly' failed: InvalidCastException: not my kind"));
    }

    [TestCase("waits")]
    [TestCase("blocks")]
    public void A_resolver_stops_with_guild_whether_it_wants_to_or_not(string address)
    {
        Assume.That(OperatingSystem.IsWindows(), Is.False, "signals are sent by kill");
        Project.WithVariable("GUILD_PLUGIN_UNRULY__START_TIMEOUT", "5").With("guild.yml", $"fetch: {{exec: echo fetched, requires: {{unruly: {address}}}}}\n");
        using var guild = Project.Start("run", "fetch", "-y");
        while (guild.StandardError.ReadLine() is { } line && !line.Contains($"resolving {address}", StringComparison.Ordinal))
        {
        }

        Tool.Run("kill", ["-INT", $"{guild.Id}"], Project.Folder, Project.AllVariables);
        var error = guild.StandardError.ReadToEnd();
        guild.WaitForExit();

        Assert.That(guild.ExitCode, Is.Not.Zero);
        Assert.That(error, address == "blocks" ? Does.Contain("'unruly'").And.Contain("left behind") : Does.Not.Contain("left behind"));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain(address == "blocks" ? "error" : "terminated"));
    }

    [Test]
    public void What_was_typed_may_be_refused_with_a_remedy()
    {
        var result = Project.Guild("refuses", "-y");

        Assert.That(result.Error, Is.EqualTo("guild: no model is named\n fix: name one, as in 'guild refuses mlp'\n"));
        Assert.That(result.ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void A_missing_setting_says_where_to_set_it()
    {
        var error = Fails("wants-setting", "-y").Error;

        Assert.That(error, Does.StartWith("guild: the setting 'server:url' is missing\n fix: set 'plugins: unruly: server: url' in "));
        Assert.That(error, Does.Contain("GUILD_PLUGIN_UNRULY__SERVER__URL"));
        Assert.That(Project.WithVariable("GUILD_PLUGIN_UNRULY__SERVER__URL", "x").GuildOk("wants-setting", "-y").Out, Is.EqualTo("trained\n"));
    }
}
