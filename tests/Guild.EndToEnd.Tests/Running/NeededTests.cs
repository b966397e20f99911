using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Running;

/// <summary><c>--needed</c>: nothing is done twice.</summary>
public sealed class NeededTests : ProjectTest
{
    [SetUp]
    public void SetUp() => Project.With("guild.yml", "train: {exec: \"sh -c 'exit ${code}'\", flags: {code: 0, x: 1}}\n");

    [Test]
    public void A_run_with_equal_flags_is_skipped()
    {
        Project.GuildOk("run", "train", "-y", "--needed");
        var id = Path.GetFileName(Project.OnlyRun);

        var result = Project.GuildOk("run", "train", "-y", "--needed", "x=1");

        Assert.That(result.Out + result.Error, Does.Match(
            "^Skipping because the following runs match this operation \\(--needed specified\\):\n"
            + $"  \\[{id[..8]}\\]  train  \\d{{4}}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  completed  code=0 x=1\n$"));
        Assert.That(Project.RunDirectories, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_run_with_other_flags_or_that_failed_does_not_count()
    {
        Project.Guild("run", "train", "-y", "code=1");

        Project.Guild("run", "train", "-y", "code=1", "--needed");
        Project.GuildOk("run", "train", "-y", "--needed");
        Project.GuildOk("run", "train", "-y", "--needed", "x=2");

        Assert.That(Project.RunDirectories, Has.Count.EqualTo(4));
    }

    [Test]
    public void A_restart_is_skipped_unless_flags_change()
    {
        Project.GuildOk("run", "train", "-y");
        var started = Project.Attribute("started");

        var skipped = Project.GuildOk("run", "--restart", "1", "-y", "--needed");
        Assert.That(skipped.Out + skipped.Error, Is.EqualTo("Skipping run because flags have not changed (--needed specified)\n"));
        Assert.That(Project.Attribute("started"), Is.EqualTo(started));

        Project.GuildOk("run", "--restart", "1", "x=2", "-y", "--needed");
        Assert.That(Project.Attribute("started"), Is.Not.EqualTo(started));
    }
}
