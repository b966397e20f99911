using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Planning;
using Guild.Core.Queues;
using Guild.Core.Runs;
using Guild.Core.Tests.Running;

namespace Guild.Core.Tests.Queues;

[Platform("Linux,MacOsX")]
public sealed class QueueProcessTests
{
    private RunRig rig = null!;

    [SetUp]
    public void MakeRig() => rig = new RunRig();

    [TearDown]
    public void DisposeRig() => rig.Dispose();

    [Test]
    public async Task A_queue_whose_guild_was_taken_away_ends_and_gives_the_run_back()
    {
        var staged = rig.Sh("echo never");
        await rig.RunAsync(staged, new ExecutionOptions { Stages = true });
        var environment = rig.Environment with { Program = ["/no/such/guild"] };
        var queue = new QueueProcess(
            environment, new RunStore(environment, new SystemProcessTable()), new SystemProcessTable(), TimeProvider.System, TimeZoneInfo.Utc, rig.Log, rig.Stop, () => { });

        var error = Assert.ThrowsAsync<GuildException>(() => queue.RunAsync(QueueRun()))!;

        Assert.That(error.Message, Is.EqualTo($"cannot start another guild for run {staged.Id}: [Errno 2] No such file or directory: '/no/such/guild'"));
        Assert.That(RunRig.StatusOf(staged), Is.EqualTo(RunStatus.Staged));
        Assert.That(rig.Log.Lines[^1], Does.EndWith(" Stopping queue"));
    }

    private RunDirectory QueueRun()
    {
        var run = new RunDirectory(Path.Combine(rig.Home, "runs", RunId.New().Value));
        Directory.CreateDirectory(run.Attributes);
        RunRecord.WriteOpRef(run, new OpRef("builtin", "guildai", "0.1.0", "", "queue"));
        RunAttributes.Write(run, "flags", MapValue.Of(("run-once", Value.True)));
        return run;
    }
}
