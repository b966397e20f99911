using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Running;

/// <summary>How a program ends is how guild ends, and what the record says.</summary>
public sealed class ExitCodeTests : ProjectTest
{
    [TestCase("exit 0", 0, "0", "completed")]
    [TestCase("exit 3", 3, "3", "error")]
    [TestCase("exit 137", 137, "137", "error")]
    [TestCase("exit 255", 255, "255", "error")]
    [TestCase("kill -9 $$", 247, "-9", "terminated")]
    [TestCase("kill -15 $$", 241, "-15", "terminated")]
    [TestCase("kill -2 $$", 254, "-2", "terminated")]
    public void The_end_of_the_program_is_passed_on_and_recorded_exactly(string script, int exitCode, string recorded, string status)
    {
        Project.With("guild.yml", $"work: {{exec: \"sh -c '{script}'\"}}\n");

        Assert.That(Project.Guild("run", "work", "-y").ExitCode, Is.EqualTo(exitCode));

        Assert.That(Project.Attribute("exit_status"), Is.EqualTo(recorded));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain($"  {status}"));
    }

    [TestCase("sys.exit(5)", 5)]
    [TestCase("sys.exit('bad luck')", 1)]
    [TestCase("raise ValueError('odd')", 1)]
    [TestCase("os._exit(9)", 9)]
    public void A_Python_program_ends_as_it_would_alone(string statement, int exitCode)
    {
        Project.With("work.py", $"import os, sys\nlr = 0.1\n{statement}\n");

        Assert.That(Project.Guild("run", "work.py", "-y").ExitCode, Is.EqualTo(exitCode));
        Assert.That(Project.Attribute("exit_status"), Is.EqualTo($"{exitCode}"));
    }

    [Test]
    public void A_program_that_may_not_be_executed_is_named_with_the_remedy()
    {
        Project.With("guild.yml", "work: {exec: '${project_dir}/tool'}\n").With("tool", "not a program\n");

        var result = Fails("run", "work", "-y");

        Assert.That(result.Error, Does.Contain("error running work: [Errno 13] Permission denied").And.Contain("chmod +x"));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("error"));
    }

    [Test]
    public void Declining_the_question_ends_with_zero_and_leaves_nothing()
    {
        Project.With("guild.yml", "work: {exec: echo hi}\n");

        Assert.That(Project.GuildWithInput("n\n", "run", "work").ExitCode, Is.Zero);
        Assert.That(Project.RunDirectories, Is.Empty);
    }
}
