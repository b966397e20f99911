using System.Globalization;
using System.Text;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Runs;

/// <summary>Labels, tags, comments and marks of runs that are there.</summary>
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
    public void Ctrl_C_at_a_question_changes_nothing_and_ends_with_1()
    {
        using var guild = Project.Start("label", "-c");
        var shown = new StringBuilder();
        while (!shown.ToString().EndsWith("(Y/n) ", StringComparison.Ordinal) && guild.StandardError.Read() is var next and >= 0)
            shown.Append((char)next);

        Tool.Run("/bin/kill", ["-INT", guild.Id.ToString(CultureInfo.InvariantCulture)], "/", new Dictionary<string, string?>());
        guild.WaitForExit();

        Assert.That(guild.ExitCode, Is.EqualTo(1), shown.ToString);
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
    public void A_comment_is_typed_in_an_editor_listed_and_deleted()
    {
        Project.WithProgram("edit.sh", "#!/bin/sh\ngrep -q '^#   .*train' \"$1\" && { echo 'first try'; cat \"$1\"; } > tmp && mv tmp \"$1\"\n").WithVariable("VISUAL", "./edit.sh");

        Assert.That(Project.GuildOk("comment", "-u", "ann@box").Error, Is.EqualTo("Added comment to 1 run(s)\n"));
        Assert.That(Project.GuildOk("runs", "comment", "-l").Out, Does.Match("^[0-9a-f]{8}  train  .*  completed  lr=0.1\n\\[1\\] ann@box [-0-9]{10} [:0-9]{8}\n\n  first try\n\n$"));

        Project.GuildOk("comment", "-y", "-d", "1");
        Assert.That(Project.GuildOk("comment", "-l").Out, Does.EndWith("\n  <no comments>\n"));
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
