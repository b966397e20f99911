using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Queues;

/// <summary>The operation <c>dask:scheduler</c> starts staged runs side by side.</summary>
public sealed class SchedulerTests : QueueTest
{
    [Test]
    public void Runs_go_on_side_by_side()
    {
        // Each ends when it has seen the other.
        Project.With("guild.yml", "meet: {exec: ./meet.sh, flags: {own: a, other: b}}\n")
            .WithProgram("meet.sh", "#!/bin/sh\ntouch \"$PROJECT_DIR/$FLAG_OWN\"\nwhile ! test -e \"$PROJECT_DIR/$FLAG_OTHER\"; do sleep 0.02; done\n");
        var ids = new[] { Stage("meet"), Stage("meet", "own=b", "other=a") };

        var result = Project.GuildOk("run", "dask:scheduler", "run-once=yes", "workers=2", "-y");

        var lines = Plain(result.Error).Split('\n');
        Assert.That(lines.Take(8), Is.EqualTo(new[]
        {
            "INFO: [guild] TIME Starting Dask scheduler",
            "INFO: [guild] TIME Initializing Dask cluster with 2 workers",
            "INFO: [guild] TIME Dashboard link: <disabled>",
            "INFO: [guild] TIME Processing staged runs",
            "INFO: [guild] TIME Scheduling run ID1",
            "INFO: [guild] TIME Run ID1 started",
            "INFO: [guild] TIME Scheduling run ID2",
            "INFO: [guild] TIME Run ID2 started",
        }));
        Assert.That(lines[8..10], Is.EquivalentTo(new[] { "INFO: [guild] TIME Run ID1 completed", "INFO: [guild] TIME Run ID2 completed" }));
        Assert.That(lines[10..], Is.EqualTo(new[]
        {
            "INFO: [guild] TIME Dask scheduler processed 2 run(s) in N seconds",
            "INFO: [guild] TIME Stopping Dask scheduler",
            "INFO: [guild] TIME Stopping Dask cluster",
            "",
        }));
        Assert.That(StatusesOf(ids), Is.All.EqualTo("completed"));
        Assert.That(Project.GuildOk("runs", "-Fo", "dask:scheduler").Out, Does.Contain("completed"));
    }

    [Test]
    public void A_researcher_tries_nine_learning_rates_in_parallel_and_compares_them()
    {
        Project.With("train.py", "lr = 0.1\nprint('loss: %.3f' % abs(lr - 0.3))\n");
        Project.GuildOk("run", "train.py", "lr=[0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9]", "--stage-trials", "-y");

        Project.GuildOk("run", "dask:scheduler", "workers=3", "run-once=yes", "-y");

        Assert.That(Project.GuildOk("compare", "--min", "loss", "--csv", "-").Out.Split('\n')[1], Does.Match("^[0-9a-f]{8},train.py,.*,completed,lr=0[.]3,0[.]3,0,0[.]0$"));
        Assert.That(Project.GuildOk("select", "--min", "loss").Out.Trim(), Has.Length.EqualTo(32));
        Assert.That(Project.GuildOk("runs", "-Sc", "-Fo", "train.py").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(9));
    }

    [Test]
    public void Runs_share_what_there_is()
    {
        // Fails when another one is under way.
        Project.With("guild.yml", "alone: {exec: ./alone.sh}\n")
            .WithProgram("alone.sh", "#!/bin/sh\nmkdir \"$PROJECT_DIR/taken\" && sleep 0.2 && rmdir \"$PROJECT_DIR/taken\"\n");
        var ids = Enumerable.Range(0, 3).Select(_ => Stage("alone", "--tag", "dask:MEM=2e9")).ToArray();
        var strange = Stage("alone", "--tag", "dask:DISK=1");
        var large = Stage("alone", "--tag", "dask:MEM=4e9");

        var result = Project.GuildOk("run", "dask:scheduler", "run-once=yes", "workers=4", "resources=MEM=3e9 SLOTS=2", "-y");

        Assert.That(Plain(result.Error), Does.Contain("INFO: [guild] TIME Cluster resources: MEM=3e9 SLOTS=2\n")
            .And.Contain("INFO: [guild] TIME Ignorning staged run ID1 (requires resources not defined for cluster: DISK)\n")
            .And.Contain("INFO: [guild] TIME Ignorning staged run ID2 (requires more than the cluster has: MEM=4e9)\n")
            .And.Contain("INFO: [guild] TIME Scheduling run ID3 (requires MEM=2e9)\n"));
        Assert.That(StatusesOf(ids), Is.All.EqualTo("completed"));
        Assert.That(StatusesOf(strange, large), Is.All.EqualTo("staged"));
    }

    [Test]
    public void A_run_that_fails_is_told_and_the_others_go_on()
    {
        Project.With("guild.yml", "work: {exec: sh -c 'exit $FLAG_CODE', flags: {code: 0}}\n");
        var ids = new[] { Stage("work", "code=3"), Stage("work") };

        var result = Project.GuildOk("run", "dask:scheduler", "run-once=yes", "workers=1", "-y");

        Assert.That(Plain(result.Error), Does.Contain("ERROR: [guild] TIME Run ID1 exited with code 3\nINFO: [guild] TIME Scheduling run ID2\n"));
        Assert.That(StatusesOf(ids), Is.EqualTo(new[] { "error", "completed" }));
    }

    [Test]
    public void Resources_that_cannot_be_read_are_told()
    {
        var result = Project.Guild("run", "dask:scheduler", "run-once=yes", "resources=MEM", "-y");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("invalid resource 'MEM' in 'MEM'"));
    }
}
