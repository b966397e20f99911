using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Runs;

/// <summary>Labels, tags and marks of runs that are there.</summary>
public sealed class ChangeTests : ProjectTest
{
    [SetUp]
    public void ARun()
    {
        Project.With("guild.yml", "train: {exec: echo, flags: {lr: 0.1}}\n");
        Project.GuildOk("run", "train", "-y");
    }

    [Test]
    public void A_label_is_set_and_then_shortened()
    {
        var set = Project.GuildWithInput("\n", "label", "-s", "run-${lr} x");
        var removed = Project.GuildOk("runs", "label", "-y", "-rm", "x", "1");

        Assert.That(set.ExitCode, Is.Zero);
        Assert.That(set.Out, Is.Empty);
        Assert.That(set.Error, Does.Match(
            "^You are about to label the following runs with 'run-\\$\\{lr\\} x':\n  \\[[0-9a-f]{8}\\]  train  [-0-9]{10} [:0-9]{8}  completed  lr=0.1\nContinue\\? \\(Y/n\\) Labeled 1 run\\(s\\)\n$"));
        Assert.That(removed.Error, Is.EqualTo("Labeled 1 run(s)\n"));
        Assert.That(Project.Attribute("label"), Is.EqualTo("run-0.1"));
    }

    [Test]
    public void A_declined_label_leaves_the_old_one()
    {
        Assert.That(Project.GuildWithInput("n\n", "label", "-c").ExitCode, Is.EqualTo(4));
        Assert.That(Project.Attribute("label"), Is.EqualTo("lr=0.1"));
    }

    [Test]
    public void Tags_are_added_and_listed()
    {
        Project.GuildOk("tag", "-y", "-a", "best", "-a", "a", "-s");

        Assert.That(Project.GuildOk("runs", "tag", "--list-all").Out, Is.EqualTo("a\nbest\n"));
        Assert.That(Project.Attribute("label"), Is.EqualTo("best a lr=0.1"));
        Assert.That(Project.GuildOk("runs", "-Ft", "best").Out, Does.Contain("[1:"));
    }

    [Test]
    public void A_mark_is_set_and_removed()
    {
        Project.GuildOk("mark", "-y", "1");
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("train [marked]"));

        Project.GuildOk("runs", "mark", "-c", "-y");
        Assert.That(Project.GuildOk("runs").Out, Does.Not.Contain("[marked]"));
    }
}
