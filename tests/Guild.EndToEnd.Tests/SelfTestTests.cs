using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests;

/// <summary><c>guild check --tests</c>: what an installation finds out about itself.</summary>
public sealed class SelfTestTests : ProjectTest
{
    [Test]
    public void A_sound_installation_passes_and_leaves_nothing_behind()
    {
        var result = Project.GuildOk("check", "-n", "--tests");

        var lines = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines[0], Is.EqualTo("internal tests:"));
        Assert.That(lines.Skip(1).Select(l => l.Split(':')[0].Trim()), Is.EqualTo(
            new[] { "home", "plugins", "guildfile", "exec", "python-args", "python-globals", "resources", "stop", "runs", "export" }));
        Assert.That(lines.Skip(1), Has.All.EndsWith(" ok"));
        Assert.That(Directory.Exists(Path.Combine(Project.Home, "runs")), Is.False);
    }

    [Test]
    public void A_plugin_that_does_not_load_fails_its_test_alone()
    {
        var result = WithBrokenPlugin("-t", "plugins", "-t", "exec");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Out, Does.Match(@"(?m)^  plugins: +FAILED\n    broken \(.*broken\): .+\n  exec: +ok$"));
        Assert.That(result.Error, Does.EndWith("guild: one or more tests failed - see above for details\n"));
    }

    [Test]
    public void Fast_ends_at_the_first_failure()
    {
        var result = WithBrokenPlugin("-t", "plugins", "-t", "exec", "--fast");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Out, Does.Contain("FAILED").And.Not.Contain("exec"));
    }

    [Test]
    public void Tests_are_chosen_and_skipped_by_name() =>
        Assert.That(
            Project.GuildOk("check", "-n", "-t", "exec", "-t", "runs", "-s", "exec", "-c", "1").Out,
            Does.Match(@"^internal tests:\n  exec: +skipped \(as asked\)\n  runs: +ok\n$"));

    [Test]
    public void What_this_machine_lacks_is_skipped_with_its_reason_unless_forced()
    {
        Project.WithVariable("GUILD_PYTHON_EXE", null).WithVariable("PATH", Path.Combine(Project.Folder, "nothing"));

        Assert.That(Project.Guild("check", "-n", "-t", "python-args").Out, Does.Match(@"  python-args: +skipped \(Python was not found\)"));
        Assert.That(Project.Guild("check", "-n", "-t", "python-args", "--force-test").Out, Does.Match("  python-args: +FAILED"));
    }

    [Test]
    public void An_unknown_test_is_an_error_that_names_the_nearest()
    {
        Assert.That(Fails("check", "-t", "pyton-args").Error, Is.EqualTo("guild: there is no test 'pyton-args'\n fix: did you mean 'python-args'?\n"));
        Assert.That(Fails("check", "-T", "-s", "nothing").Error, Does.Contain("there is no test 'nothing'"));
    }

    private ToolResult WithBrokenPlugin(params string[] words)
    {
        Project.With(Path.Combine("plugins", "broken", "guild-plugin.json"), "{\"name\": \"broken\"");
        return Project.Guild(["--plugin-path", Path.Combine(Project.Folder, "plugins"), "check", "-n", .. words]);
    }
}
