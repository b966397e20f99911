using System.Globalization;
using System.Text.RegularExpressions;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Running;

/// <summary><c>--background</c> and <c>--pidfile</c>.</summary>
public sealed partial class BackgroundTests : ProjectTest
{
    [TestCase(false)]
    [TestCase(true)]
    public void A_run_goes_on_in_the_background_until_it_ends(bool givesPidFile)
    {
        var pipe = Path.Combine(Project.Folder, "go");
        Project.With("guild.yml", "work: {exec: \"sh -c 'echo started; cat ${project_dir}/go; echo done; exit 4'\", flags: {x: 1}}\n");
        Assert.That(Tool.Run("/usr/bin/mkfifo", [pipe], Project.Folder, Project.AllVariables).ExitCode, Is.Zero);
        string[] options = givesPidFile ? ["--pidfile", "the.pid"] : ["--background"];

        var result = Project.GuildOk(["run", "work", "x=2", "-y", "-l", "lab", .. options]);
        var run = Project.OnlyRun;
        var text = Started().Match(result.Error);
        Assert.That(text.Success, result.Error);
        Assert.That(text.Groups[1].Value, Is.EqualTo(Path.GetFileName(run)));
        var pidFile = text.Groups[2].Value;
        if (givesPidFile)
            Assert.That(pidFile, Is.EqualTo(Path.Combine(Project.Folder, "the.pid")));
        Eventually.Holds(() => File.Exists(Path.Combine(run, ".guild", "LOCK")), "a program runs");
        var host = int.Parse(File.ReadAllText(pidFile), CultureInfo.InvariantCulture);
        Assert.That(Processes.IsAlive(host));
        Assert.That(File.ReadAllText(Path.Combine(run, ".guild", "LOCK")), Is.Not.EqualTo($"{host}"));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("  running    lab").Or.Contain("  running  lab"));

        File.WriteAllText(pipe, "go\n");
        Eventually.Holds(() => !File.Exists(pidFile), "the pid file is removed");
        Eventually.Holds(() => !Processes.IsAlive(host), "guild ends");

        Assert.That(Project.Attribute("exit_status"), Is.EqualTo("4"));
        Assert.That(File.ReadAllText(Path.Combine(run, ".guild", "output")), Is.EqualTo("started\ngo\ndone\n"));
        Assert.That(Project.Attribute("flags"), Is.EqualTo("x: 2"));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("  error  lab"));
    }

    [Test]
    public void A_background_run_is_stopped_by_stop()
    {
        Project.With("guild.yml", "work: {exec: sleep 600}\n").GuildOk("run", "work", "-y", "-b");
        Eventually.Holds(() => File.Exists(Path.Combine(Project.OnlyRun, ".guild", "LOCK")), "a program runs");

        Project.GuildOk("stop", "-y");

        Eventually.Holds(() => File.Exists(Path.Combine(Project.OnlyRun, ".guild", "attrs", "stopped")), "the end is recorded");
        Assert.That(Project.Attribute("exit_status"), Is.EqualTo("-15"));
    }

    [Test]
    public void A_dependency_that_is_not_met_is_said_before_anything_goes_to_the_background()
    {
        Project.With("guild.yml", "work: {exec: echo, requires: [file: nope.txt]}\n");

        Assert.That(Fails("run", "work", "-y", "-b").Error, Does.Contain("cannot find source file 'nope.txt'"));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("error"));
    }

    [Test]
    public void Staging_excludes_the_background()
    {
        Project.With("guild.yml", "work: {exec: echo}\n");

        Assert.That(Fails("run", "work", "-y", "-b", "--stage").Error, Is.EqualTo(
            "guild: --stage and --background cannot both be used\nTry 'guild run --help' for more information.\n"));
    }

    [GeneratedRegex("^work started in background as ([0-9a-f]{32}) \\(pidfile (.+)\\)\n$")]
    private static partial Regex Started();
}
