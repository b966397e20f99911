using Guild.Core.Planning;
using Guild.Core.Running;
using Guild.Core.Runs;

namespace Guild.Core.Tests.Running;

[Platform("Linux")]
public sealed class StoppingTests
{
    /// <summary>For programs that only go when they are forced to.</summary>
    private static readonly StopTimes Impatient = new()
    {
        BeforeMessage = TimeSpan.FromMilliseconds(100),
        BeforeKill = TimeSpan.FromMilliseconds(400),
        ForSurvivors = TimeSpan.FromMilliseconds(400),
    };

    private RunRig rig = null!;

    [SetUp]
    public void MakeRig() => rig = new RunRig();

    [TearDown]
    public void DisposeRig() => rig.Dispose();

    [Test]
    public async Task A_program_that_is_terminated_with_guild_counts_as_terminated()
    {
        var plan = rig.Sh("echo ready; sleep 60");

        var outcome = await StopWhenReadyAsync(plan, StopSignal.Terminate);

        Assert.That((outcome.ExitStatus, RunRig.StatusOf(plan)), Is.EqualTo(((int?)-15, RunStatus.Terminated)));
    }

    [Test]
    public async Task A_program_that_fails_after_an_interrupt_counts_as_terminated()
    {
        var plan = rig.Sh("trap 'exit 1' INT TERM; echo ready; while :; do sleep 0.02; done");

        var outcome = await StopWhenReadyAsync(plan, StopSignal.Interrupt, alsoTerminate: true);

        Assert.That((outcome.ExitStatus, outcome.ExitCode, RunRig.StatusOf(plan)), Is.EqualTo(((int?)-2, 254, RunStatus.Terminated)));
    }

    [Test]
    public async Task A_program_that_ends_well_when_asked_is_completed()
    {
        var plan = rig.Sh("trap 'echo saved; exit 0' TERM; echo ready; while :; do sleep 0.02; done");

        var outcome = await StopWhenReadyAsync(plan, StopSignal.Terminate);

        Assert.That((outcome.ExitStatus, RunRig.StatusOf(plan)), Is.EqualTo(((int?)0, RunStatus.Completed)));
        Assert.That(RunRig.OutputOf(plan), Does.Contain("saved\n"));
    }

    [Test]
    public async Task The_whole_tree_ends()
    {
        var plan = rig.Sh("sh -c 'sleep 61 & echo $! > leaf; wait' & echo $! > child; while ! test -s leaf; do sleep 0.01; done; echo ready; wait");

        await StopWhenReadyAsync(plan, StopSignal.Terminate);

        Assert.That(new[] { "leaf", "child" }.Select(name => ProcessTable.IsAlive(Pid(plan, name))), Is.All.False);
    }

    [Test]
    public async Task A_descendant_that_will_not_go_is_ended_when_the_program_has_gone()
    {
        rig.Times = Impatient;
        var plan = rig.Sh("sh -c 'trap \"\" TERM INT; echo $$ > stubborn; while :; do sleep 0.02; done' & while ! test -s stubborn; do sleep 0.01; done; echo ready; wait");

        await StopWhenReadyAsync(plan, StopSignal.Terminate);

        Assert.That(ProcessTable.IsAlive(Pid(plan, "stubborn")), Is.False);
    }

    [Test]
    public async Task A_program_that_will_not_go_is_ended_by_force_after_a_warning()
    {
        rig.Times = Impatient;
        var plan = rig.Sh("trap '' TERM INT; echo ready; while :; do sleep 0.02; done");

        var outcome = await StopWhenReadyAsync(plan, StopSignal.Terminate);

        Assert.That(outcome.ExitStatus, Is.EqualTo(-15));
        Assert.That(rig.Log.Lines, Is.EqualTo(new[]
        {
            "Operation interrupted - waiting for process to exit",
            "WARNING: Operation process did not exit - stopping forcefully",
        }));
    }

    [Test]
    public async Task The_waiting_message_can_be_switched_off()
    {
        rig.Times = Impatient;
        rig.Variables["NO_OP_INTERRUPTED_MSG"] = "1";
        var plan = rig.Sh("trap '' TERM INT; echo ready; while :; do sleep 0.02; done");

        await StopWhenReadyAsync(plan, StopSignal.Terminate);

        Assert.That(rig.Log.Lines, Has.None.Contains("waiting for process"));
    }

    [Test]
    public async Task A_run_that_takes_too_long_is_asked_to_stop()
    {
        var plan = rig.Sh("echo ready; sleep 60");

        var outcome = await RunOutOfTimeAsync(plan);

        Assert.That((outcome.ExitStatus, RunRig.StatusOf(plan)), Is.EqualTo(((int?)-15, RunStatus.Terminated)));
        Assert.That(rig.Log.Lines, Has.One.Matches("^Stopping process early \\(pid [0-9]+\\) - 0.0 minute\\(s\\) elapsed$"));
    }

    [Test]
    public async Task The_code_of_a_program_that_was_out_of_time_is_its_own()
    {
        var plan = rig.Sh("trap 'exit 3' TERM; echo ready; while :; do sleep 0.02; done");

        var outcome = await RunOutOfTimeAsync(plan);

        Assert.That(outcome.ExitStatus, Is.EqualTo(3));
    }

    [Test]
    public async Task A_run_is_stopped_by_its_process_id_with_all_that_it_started()
    {
        rig.Times = Impatient;
        var plan = rig.Sh("sleep 62 & echo $! > child; echo ready; wait");
        var running = rig.RunAsync(plan);
        AwaitReady(plan);
        var id = int.Parse(File.ReadAllText(RunRig.DirectoryOf(plan).Lock));

        var left = await new RunStopper(TimeProvider.System, rig.Times).StopAsync(id, TimeSpan.FromSeconds(60), isForced: false, CancellationToken.None);

        Assert.That(left, Is.Empty);
        Assert.That((await running).ExitStatus, Is.EqualTo(-15));
        Assert.That(ProcessTable.IsAlive(Pid(plan, "child")), Is.False);
    }

    [Test]
    public async Task Processes_that_do_not_stop_are_named_or_ended_by_force()
    {
        var plan = rig.Sh("trap '' TERM; echo ready; while :; do sleep 0.02; done");
        var running = rig.RunAsync(plan);
        AwaitReady(plan);
        var id = int.Parse(File.ReadAllText(RunRig.DirectoryOf(plan).Lock));
        var stopper = new RunStopper(TimeProvider.System, rig.Times);

        var survivors = await stopper.StopAsync(id, TimeSpan.FromMilliseconds(100), isForced: false, CancellationToken.None);
        var left = await stopper.StopAsync(id, TimeSpan.FromMilliseconds(100), isForced: true, CancellationToken.None);

        Assert.That(survivors, Does.Contain(id));
        Assert.That(left, Is.Empty);
        Assert.That((await running).ExitStatus, Is.EqualTo(-9));
    }

    private static int Pid(RunPlan plan, string name) => int.Parse(File.ReadAllText(Path.Combine(plan.RunDirectory, name)));

    private static void AwaitReady(RunPlan plan) =>
        RunRig.Until(() => File.Exists(RunRig.DirectoryOf(plan).Output) && RunRig.OutputOf(plan).Contains("ready"));

    private async Task<RunOutcome> StopWhenReadyAsync(RunPlan plan, StopSignal signal, bool alsoTerminate = false)
    {
        var running = rig.RunAsync(plan);
        AwaitReady(plan);
        rig.Stop.Ask(signal);
        // In a terminal Ctrl-C reaches the program without guild's help, so that guild may not pass it on: whoever runs these tests decides.
        if (alsoTerminate)
            rig.Stop.Ask(StopSignal.Terminate);
        return await running;
    }

    private async Task<RunOutcome> RunOutOfTimeAsync(RunPlan plan)
    {
        var limit = TimeSpan.FromMinutes(1.5);
        var clock = new HandClock();
        rig.Time = clock;
        var running = rig.RunAsync(plan, new ExecutionOptions { StopAfter = limit });
        AwaitReady(plan);
        RunRig.Until(() => clock.Fire(limit));
        return await running;
    }
}
