using Guild.Abstractions;
using Guild.Core.Runs;

namespace Guild.Core.Tests.Runs;

public sealed class RunStatusTests
{
    [TestCase(0, RunStatus.Completed)]
    [TestCase(3, RunStatus.Error)]
    [TestCase(137, RunStatus.Error)]
    [TestCase(-9, RunStatus.Terminated)]
    public void The_exit_status_decides_for_a_run_that_ended(int exitStatus, RunStatus expected)
    {
        using var home = new TemporaryHome();
        home.ARun("a", exitStatus: exitStatus);

        Assert.That(home.Store.Find(new RunId("a"))!.Status, Is.EqualTo(expected));
    }

    [Test]
    public void A_run_without_exit_status_and_process_is_an_error()
    {
        using var home = new TemporaryHome();
        RunRecord.WriteMarker(home.ARun("a"), new RunDirectory(Path.Combine(home.Path, "runs/a")).Lock, "4711");

        Assert.That(home.Store.Find(new RunId("a"))!.Status, Is.EqualTo(RunStatus.Error));
    }

    [Test]
    public void A_run_that_ends_while_it_is_looked_at_is_what_it_ended_as()
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a");
        RunRecord.WriteMarker(run, run.Lock, "4711");

        // The process is asked for after the exit status: in between it has ended, and its guild has written how.
        var state = new RunStatusReader(new EndingProcesses(() => RunAttributes.Write(run, "exit_status", Value.Of(0)))).Read(run);

        Assert.That(state.Status, Is.EqualTo(RunStatus.Completed));
    }

    [Test]
    public void A_live_process_in_LOCK_makes_a_run_running()
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a");
        RunRecord.WriteMarker(run, run.Lock, "4711\n");
        home.Processes.Start(4711, startedAt: DateTimeOffset.UtcNow.AddMinutes(-1));

        var state = home.Store.Find(new RunId("a"))!.State;

        Assert.That(state, Is.EqualTo(new RunState(RunStatus.Running) { ProcessId = 4711 }));
    }

    [Test]
    public void A_process_that_is_younger_than_LOCK_is_another_one()
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a");
        RunRecord.WriteMarker(run, run.Lock, "4711");
        home.Processes.Start(4711, startedAt: DateTimeOffset.UtcNow.AddMinutes(1));

        Assert.That(home.Store.Find(new RunId("a"))!.Status, Is.EqualTo(RunStatus.Error));
    }

    [Test]
    public void A_restarted_run_that_keeps_its_old_exit_status_is_running_while_its_LOCK_is_newer()
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a", exitStatus: 0);
        File.SetLastWriteTimeUtc(run.Attribute("exit_status"), DateTime.UtcNow.AddHours(-1));
        RunRecord.WriteMarker(run, run.Lock, "4711");
        home.Processes.Start(4711);

        Assert.That(home.Store.Find(new RunId("a"))!.Status, Is.EqualTo(RunStatus.Running));
    }

    [Test]
    public void A_LOCK_that_is_older_than_the_exit_status_is_left_over()
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a", exitStatus: 0);
        RunRecord.WriteMarker(run, run.Lock, "4711");
        File.SetLastWriteTimeUtc(run.Lock, DateTime.UtcNow.AddHours(-1));
        home.Processes.Start(4711);

        Assert.That(home.Store.Find(new RunId("a"))!.Status, Is.EqualTo(RunStatus.Completed));
    }

    [Test]
    public void A_remote_lock_is_running_and_names_the_remote()
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a", exitStatus: 0);
        RunRecord.WriteMarker(run, run.RemoteLock, "myhost \n");

        Assert.That(home.Store.Find(new RunId("a"))!.State.Text, Is.EqualTo("running (myhost)"));
    }

    [Test]
    public void Markers_come_before_the_exit_status()
    {
        using var home = new TemporaryHome();
        var staged = home.ARun("a", exitStatus: 0);
        RunRecord.WriteMarker(staged, staged.Staged);
        var pending = home.ARun("b", exitStatus: 0);
        RunRecord.WriteMarker(pending, pending.Staged);
        RunRecord.WriteMarker(pending, pending.Pending);

        Assert.That(home.Store.Find(new RunId("a"))!.Status, Is.EqualTo(RunStatus.Staged));
        Assert.That(home.Store.Find(new RunId("b"))!.Status, Is.EqualTo(RunStatus.Pending));
    }

    [Test]
    public void A_pending_run_whose_host_died_is_an_error_and_loses_its_marker()
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a");
        RunRecord.WriteMarker(run, run.Pending);
        new HostMarker(4711, "x", Environment.MachineName).Write(run);

        Assert.That(home.Store.Find(new RunId("a"))!.Status, Is.EqualTo(RunStatus.Error));
        Assert.That(run.Pending, Does.Not.Exist);
    }

    [Test]
    public void A_pending_run_whose_host_lives_stays_pending()
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a");
        RunRecord.WriteMarker(run, run.Pending);
        home.Processes.Start(4711, "x");
        new HostMarker(4711, "x", Environment.MachineName).Write(run);

        Assert.That(home.Store.Find(new RunId("a"))!.Status, Is.EqualTo(RunStatus.Pending));
    }

    [Test]
    public void A_run_that_its_guild_is_about_to_start_or_to_finish_has_not_failed()
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a");
        home.Processes.Start(4711, "x");
        new HostMarker(4711, "x", Environment.MachineName).Write(run);

        var before = home.Store.Find(new RunId("a"))!.Status;
        RunRecord.WriteMarker(run, run.Lock, "4712");
        var after = home.Store.Find(new RunId("a"))!.Status;
        new HostMarker(4711, "another", Environment.MachineName).Write(run);
        var dead = home.Store.Find(new RunId("a"))!.Status;

        Assert.That(new[] { before, after, dead }, Is.EqualTo(new[] { RunStatus.Pending, RunStatus.Running, RunStatus.Error }));
    }

    [Test]
    public void A_process_that_has_the_id_of_the_dead_host_does_not_keep_a_run_pending()
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a");
        RunRecord.WriteMarker(run, run.Pending);
        home.Processes.Start(4711, "another");
        new HostMarker(4711, "x", Environment.MachineName).Write(run);

        Assert.That(home.Store.Find(new RunId("a"))!.Status, Is.EqualTo(RunStatus.Error));
    }

    [Test]
    public void Nothing_is_concluded_from_a_host_on_another_machine()
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a");
        RunRecord.WriteMarker(run, run.Pending);
        new HostMarker(4711, "x", "elsewhere").Write(run);

        Assert.That(home.Store.Find(new RunId("a"))!.Status, Is.EqualTo(RunStatus.Pending));
    }

    [Test]
    public void A_trial_waits_though_its_host_died()
    {
        using var home = new TemporaryHome();
        var trial = home.ARun("trial");
        RunRecord.WriteMarker(trial, trial.Pending);
        new HostMarker(4711, "x", Environment.MachineName).Write(trial);
        var batch = home.ARun("batch");
        RunRecord.WriteOpRef(batch.Prototype, new OpRef("guildfile", "", "", "", "train"));
        File.CreateSymbolicLink(Path.Combine(batch.Path, "trial"), "../trial");

        Assert.That(home.Store.Find(new RunId("trial"))!.Status, Is.EqualTo(RunStatus.Pending));
    }

    [Test]
    public void A_pending_run_that_somebody_holds_the_lock_of_is_left_alone()
    {
        using var home = new TemporaryHome();
        var run = home.ARun("a");
        RunRecord.WriteMarker(run, run.Pending);
        new HostMarker(4711, "x", Environment.MachineName).Write(run);
        using var held = FileLock.TryAcquire(new HomeLocks(home.Path).OfRun(run.Id));

        Assert.That(home.Store.Find(new RunId("a"))!.Status, Is.EqualTo(RunStatus.Pending));
    }

    [Test]
    public void An_exit_status_that_cannot_be_read_is_damage_not_a_crash()
    {
        using var home = new TemporaryHome();
        var directory = home.ARun("a");
        Directory.CreateDirectory(directory.Attributes);
        File.WriteAllText(directory.Attribute("exit_status"), "'unclosed");
        var run = home.Store.Find(new RunId("a"))!;

        Assert.That(run.Status, Is.EqualTo(RunStatus.Error));
        Assert.That(run["exit_status"], Is.Null);
        Assert.That(run.Damage, Does.Contain("'exit_status'"));
    }

    private sealed class EndingProcesses(Action end) : IProcessTable
    {
        public LiveProcess? Find(int id)
        {
            end();
            return null;
        }
    }
}
