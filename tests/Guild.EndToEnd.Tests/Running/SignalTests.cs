using System.Diagnostics;
using System.Globalization;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Running;

/// <summary>Ctrl-C and SIGTERM end the whole process tree, and the run reads <c>terminated</c>.</summary>
public sealed class SignalTests : ProjectTest
{
    [Test]
    public void Ctrl_C_ends_a_program_that_ends_by_it()
    {
        Project.With("guild.yml", "work: {exec: \"sh -c 'echo started; exec sleep 600'\"}\n");
        using var guild = StartInGroup("run", "work", "-y");
        guild.StandardOutput.ReadLine();

        Processes.Signal("INT", -guild.Id);
        guild.WaitForExit();

        Assert.That(guild.ExitCode, Is.EqualTo(254));
        Assert.That(Project.Attribute("exit_status"), Is.EqualTo("-2"));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("terminated"));
    }

    [Test]
    public void Ctrl_C_reaches_a_Python_program_as_an_interrupt()
    {
        Project.With("work.py", """
            import time
            lr = 0.1
            try:
                print("started", flush=True)
                time.sleep(600)
            except KeyboardInterrupt:
                print("saved")
                raise
            """);
        using var guild = StartInGroup("run", "work.py", "-y");
        guild.StandardOutput.ReadLine();

        Processes.Signal("INT", -guild.Id);
        var output = guild.StandardOutput.ReadToEnd();
        guild.WaitForExit();

        Assert.That(output, Is.EqualTo("saved\n"));
        Assert.That(Project.Attribute("exit_status"), Is.EqualTo("-2"));
        Assert.That(guild.ExitCode, Is.EqualTo(254));
    }

    [Test]
    public void A_program_that_finishes_its_work_after_Ctrl_C_is_completed()
    {
        Project.With("guild.yml", "work: {exec: \"sh -c 'trap \\\"echo saved; exit 0\\\" INT; echo started; while :; do sleep 0.05; done'\"}\n");
        using var guild = StartInGroup("run", "work", "-y");
        guild.StandardOutput.ReadLine();

        Processes.Signal("INT", -guild.Id);
        guild.WaitForExit();

        Assert.That(guild.ExitCode, Is.Zero);
        Assert.That(Project.Attribute("exit_status"), Is.EqualTo("0"));
    }

    [Test]
    public void SIGTERM_to_guild_ends_the_whole_process_tree()
    {
        Project.With("guild.yml", "work: {exec: \"sh -c 'sh -c \\\"sleep 601; true\\\" & sleep 602 & echo $! $$; wait'\"}\n");
        using var guild = Project.Start("run", "work", "-y");
        var ids = guild.StandardOutput.ReadLine()!.Split(' ').Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToArray();

        Processes.Signal("TERM", guild.Id);
        guild.WaitForExit();

        Assert.That(guild.ExitCode, Is.EqualTo(241));
        Assert.That(Project.Attribute("exit_status"), Is.EqualTo("-15"));
        Assert.That(ids.Where(Processes.IsAlive), Is.Empty);
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("terminated"));
        Assert.That(File.Exists(Path.Combine(Project.OnlyRun, ".guild", "LOCK")), Is.False);
    }

    [Test]
    public void Ctrl_C_ends_what_ignores_it_and_has_lost_its_parent()
    {
        // A shell starts what it puts in the background with Ctrl-C ignored; its parent here ends by it before guild can look.
        Project.With("guild.yml", "work: {exec: \"sh -c 'sleep 603 & echo $!; exec sleep 604'\"}\n");
        using var guild = StartInGroup("run", "work", "-y");
        var id = int.Parse(guild.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);

        Processes.Signal("INT", -guild.Id);
        guild.WaitForExit();

        Assert.That(Processes.IsAlive(id), Is.False);
        Assert.That(Project.Attribute("exit_status"), Is.EqualTo("-2"));
    }

    [Test]
    public void A_stopped_program_that_exits_with_an_error_is_terminated()
    {
        Project.With("guild.yml", "work: {exec: \"sh -c 'trap \\\"exit 7\\\" TERM; echo started; while :; do sleep 0.05; done'\"}\n");
        using var guild = Project.Start("run", "work", "-y");
        guild.StandardOutput.ReadLine();

        Processes.Signal("TERM", guild.Id);
        guild.WaitForExit();

        Assert.That(Project.Attribute("exit_status"), Is.EqualTo("-15"));
        Assert.That(guild.ExitCode, Is.EqualTo(241));
    }

    [Test]
    public void A_run_stopped_from_elsewhere_is_terminated_and_its_guild_says_241()
    {
        Project.With("guild.yml", "work: {exec: \"sh -c 'echo started; exec sleep 600'\"}\n");
        using var guild = Project.Start("run", "work", "-y");
        guild.StandardOutput.ReadLine();

        var stop = Project.GuildOk("stop", "-y");
        guild.WaitForExit();

        Assert.That(stop.Error, Does.Match("^Stopping [0-9a-f]{32} \\(pid \\d+\\)\n$"));
        Assert.That(guild.ExitCode, Is.EqualTo(241));
        Assert.That(Project.Attribute("exit_status"), Is.EqualTo("-15"));
    }

    [Test]
    public void A_run_is_stopped_when_its_time_is_over()
    {
        Project.With("guild.yml", "work: {exec: sleep 600}\n").WithVariable("STOP_AFTER_POLL_INTERVAL", "0.05");

        var result = Project.Guild("run", "work", "-y", "--stop-after", "0.001");

        Assert.That(result.ExitCode, Is.EqualTo(241));
        Assert.That(result.Error, Does.Match("Stopping process early \\(pid \\d+\\) - 0\\.\\d minute\\(s\\) elapsed\n"));
        Assert.That(Project.Attribute("exit_status"), Is.EqualTo("-15"));
    }

    [TestCase("abc")]
    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("nan")]
    [TestCase("1e300")]
    public void A_time_that_is_none_is_refused(string minutes)
    {
        Project.With("guild.yml", "work: {exec: echo hi}\n");

        var result = Project.Guild("run", "work", "-y", "--stop-after", minutes);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.StartWith($"guild: Invalid value for '--stop-after': {minutes}"));
        Assert.That(Project.RunDirectories, Is.Empty);
    }

    /// <summary>
    /// Starts guild as the leader of a process group, as a shell does; so Ctrl-C can be sent as a terminal sends it. Tests that run in the
    /// background may have been started with Ctrl-C ignored.
    /// </summary>
    private Process StartInGroup(params string[] arguments) =>
        Tool.Start("/usr/bin/setsid", ["/usr/bin/env", "--default-signal=INT", Tool.Path, .. arguments], Project.Folder, Project.AllVariables, redirectsInput: true);
}
