using System.Diagnostics;
using System.Globalization;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Batches;

/// <summary>A batch that is stopped, or whose guild is killed, leaves a true record and trials that can be started.</summary>
public sealed class BatchStopTests : BatchTest
{
    [SetUp]
    public void GivenASlowOperation() => Project.With("guild.yml", "slow: {exec: \"sh -c 'echo $$; exec sleep 600'\", flags: {x: 1}}\n");

    [Test]
    public void SIGTERM_ends_the_trial_and_the_batch_and_leaves_the_rest_pending()
    {
        using var guild = Project.Start("run", "slow", "x=[1,2,3]", "-y");
        var trial = TrialOf(guild);

        Processes.Signal("TERM", guild.Id);
        var error = guild.StandardError.ReadToEnd();
        guild.WaitForExit();

        Assert.That(guild.ExitCode, Is.EqualTo(241));
        Assert.That(WithoutIds(error), Is.EqualTo($"""
            INFO: [guild] Running trial ID1: slow (x=1)
            INFO: [guild] Stopping trial (proc {trial})
            INFO: [guild] Stopping batch (pending trials can be started as needed)

            """));
        CheckStopped("-15");
        Assert.That(Processes.IsAlive(trial), Is.False);
    }

    [Test]
    public void Ctrl_C_ends_the_trial_and_the_batch()
    {
        using var guild = Tool.Start("/usr/bin/setsid", ["-w", Tool.Path, "run", "slow", "x=[1,2,3]", "-y"], Project.Folder, Project.AllVariables, redirectsInput: true);
        var trial = TrialOf(guild);

        // The group of the guild that setsid started: the one of the trial's program.
        Processes.Signal("INT", -GroupOf(trial));
        var error = guild.StandardError.ReadToEnd();
        guild.WaitForExit();

        Assert.That(error, Does.EndWith("\nINFO: [guild] Stopping batch\n"));
        CheckStopped("-2");
    }

    [Test]
    public void Stopping_the_run_of_the_batch_ends_its_trial_too()
    {
        using var guild = Project.Start("run", "slow", "x=[1,2,3]", "-y");
        var trial = TrialOf(guild);

        Project.GuildOk("stop", Path.GetFileName(BatchRuns.Single()), "-y");
        guild.WaitForExit();

        Assert.That(guild.ExitCode, Is.EqualTo(241));
        CheckStopped("-15");
        Assert.That(Processes.IsAlive(trial), Is.False);
    }

    [Test]
    public void Stopping_everything_starts_no_further_trial()
    {
        using var guild = Project.Start("run", "slow", "x=[1,2,3]", "-y");
        var trial = TrialOf(guild);

        var stopped = Project.GuildOk("stop", "-y");
        guild.WaitForExit();

        Assert.That(WithoutIds(stopped.Error), Does.Match($@"^Stopping ID1 \(pid \d+\)\nStopping ID2 \(pid {trial}\)\n$"));
        CheckStopped("-15");
    }

    [Test]
    public void Killing_the_process_of_a_batch_leaves_what_runs_running_and_what_waits_pending()
    {
        using var guild = Project.Start("run", "slow", "x=[1,2,3]", "-y");
        var trial = TrialOf(guild);
        var process = int.Parse(File.ReadAllText(Path.Combine(BatchRuns.Single(), ".guild", "LOCK")), CultureInfo.InvariantCulture);

        Processes.Signal("KILL", process);
        Eventually.Holds(() => !Processes.IsAlive(process), "the process of the batch is gone");

        Assert.That(Listed("-Sr"), Is.SubsetOf(new[] { "slow running x=1", "slow+ running" }).And.Contains("slow running x=1"));
        Assert.That(Listed("-Sp"), Is.EquivalentTo(new[] { "slow pending x=2", "slow pending x=3" }));
        Processes.Signal("KILL", trial);
        guild.WaitForExit();
        Assert.That(guild.ExitCode, Is.EqualTo(247));
        Assert.That(Listed(), Is.EquivalentTo(new[] { "slow error x=1", "slow pending x=2", "slow pending x=3", "slow+ terminated" }));
    }

    private static int TrialOf(Process guild) => int.Parse(guild.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);

    private static int GroupOf(int process)
    {
        // Behind the name come state, parent and group.
        var stat = File.ReadAllText($"/proc/{process}/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[2], CultureInfo.InvariantCulture);
    }

    private void CheckStopped(string status)
    {
        Assert.That(Listed(), Is.EquivalentTo(new[] { "slow terminated x=1", "slow pending x=2", "slow pending x=3", "slow+ terminated" }));
        Assert.That(Project.AttributeOf(BatchRuns.Single(), "exit_status"), Is.EqualTo(status));
    }
}
