using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests;

/// <summary>What guild needs of its surroundings and doesn't find: a directory to stand in, streams to speak to, a place for what it is told to write.</summary>
public sealed class HostileSurroundingsTests : ProjectTest
{
    [SetUp]
    public void SetUp() => Project.With("guild.yml", "go: {exec: echo hi}\n");

    [Test]
    public void A_current_directory_that_was_deleted_is_said()
    {
        var result = Shell("mkdir gone && cd gone && rmdir ../gone && exec \"$GUILD\" runs");

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString);
        Assert.That(result.Error, Is.EqualTo("guild: the current directory does not exist any more\n fix: change to a directory that exists\n"));
    }

    [TestCase("2>&-")]
    [TestCase("2>/dev/full")]
    public void Nothing_depends_on_standard_error(string redirection)
    {
        var run = Shell($"exec \"$GUILD\" run go -y {redirection}");
        var mistake = Shell($"exec \"$GUILD\" nosuch {redirection}");

        Assert.That(run.ExitCode, Is.Zero, run.ToString);
        Assert.That(run.Out, Is.EqualTo("hi\n"));
        Assert.That(mistake.ExitCode, Is.EqualTo(2), mistake.ToString);
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("  completed"));
    }

    [Test]
    public void A_question_that_nobody_can_answer_is_not_waited_for()
    {
        Project.GuildOk("run", "go", "-y");

        var result = Shell("exec \"$GUILD\" runs rm <&-");

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString);
        Assert.That(result.Error, Does.EndWith("Delete 1 run(s)? (Y/n) \nguild: aborted (no input; use --yes to skip this prompt)\n"));
    }

    [Test]
    public void Output_that_cannot_be_shown_is_told_once_and_recorded_all_the_same()
    {
        var result = Shell("exec \"$GUILD\" run go -y >/dev/full");

        Assert.That(result.ExitCode, Is.Zero, result.ToString);
        Assert.That(result.Error, Is.EqualTo("WARNING: The output could not be shown completely (No space left on device) - it is recorded with the run\n"));
        Assert.That(Project.GuildOk("cat", "--output").Out, Is.EqualTo("hi\n"));
    }

    [TestCase("runs")]
    [TestCase("operations")]
    [TestCase("--help")]
    [TestCase("run --help")]
    public void A_list_that_does_not_fit_on_the_disk_is_no_success(string command)
    {
        Project.GuildOk("run", "go", "-y");

        var result = Shell($"exec \"$GUILD\" {command} >/dev/full");

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString);
        Assert.That(result.Error, Does.Match("^guild: no space left on device.*\n fix: ").IgnoreCase.And.Not.Contain("   at "));
    }

    [Test]
    public void A_reader_that_has_seen_enough_is_no_error() =>
        Assert.That(Shell("{ \"$GUILD\" operations; echo $? >&2; } | true").Error, Is.EqualTo("0\n").Or.EqualTo("141\n"));

    [TestCase("a/b")]
    [TestCase("..")]
    [TestCase(".hidden")]
    [TestCase("")]
    public void A_run_id_that_is_no_name_of_a_directory_is_refused(string id)
    {
        Assert.That(Fails("run", "go", "-y", "--run-id", id).Error, Does.StartWith($"guild: invalid run id '{id}'\n fix: "));
        Assert.That(Directory.Exists(Path.Combine(Project.Home, "runs")), Is.False);
    }

    [Test]
    public void A_run_directory_without_a_name_is_refused() =>
        Assert.That(Fails("run", "go", "-y", "--run-dir", "").Error, Does.StartWith("guild: --run-dir names no directory\n"));

    [Test]
    public void A_pid_file_that_cannot_be_written_is_said_before_anything_starts()
    {
        var result = Fails("run", "go", "-y", "--pidfile", "nosuch/pid");

        Assert.That(result.Error, Does.StartWith($"guild: cannot write pid file '{Project.Folder}/nosuch/pid': ").And.Contain(" fix: choose another file with --pidfile\n"));
        Assert.That(Project.RunDirectories, Is.Empty);
    }

    [Test]
    public void A_Guild_file_that_may_not_be_read_is_named()
    {
        Superuser.Require("become another user");
        Superuser.Run("/bin/chmod", "-R", "go+rX", Path.GetDirectoryName(Project.Folder)!);
        Superuser.Run("/bin/chmod", "000", Path.Combine(Project.Folder, "guild.yml"));

        var result = Superuser.AsNobody(Tool.Path, ["operations"], Project.Folder, Project.AllVariables);
        if (result.ExitCode == 126)
            Assert.Ignore("the tool is built where only its owner may read");

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString);
        Assert.That(result.Error, Does.Contain("guild.yml").And.Contain("denied").And.Not.Contain("   at "));
    }

    private ToolResult Shell(string script) =>
        Tool.Run("/bin/sh", ["-c", script], Project.Folder, new Dictionary<string, string?>(Project.AllVariables) { ["GUILD"] = Tool.Path });
}
