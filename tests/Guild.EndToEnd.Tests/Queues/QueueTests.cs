using System.Globalization;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Queues;

/// <summary>The operation <c>queue</c> starts staged runs, one after the other, and leaves nothing of its own.</summary>
public sealed class QueueTests : QueueTest
{
    private const string Work = """
        work:
          exec: sh -c 'echo "x is $FLAG_X"; test "$FLAG_X" != 3'
          flags: {x: 1}
        slow:
          exec: sh -c 'echo $$; exec sleep 600'
        """;

    [SetUp]
    public void GivenOperations() => Project.With("guild.yml", Work);

    [Test]
    public void Runs_start_in_the_order_in_which_they_were_staged_whether_or_not_they_fail()
    {
        var ids = new[] { Stage("work", "x=2"), Stage("work", "x=3"), Stage("work", "x=1") };

        var result = Tool.Run("/bin/sh", ["-c", "exec \"$0\" run queue run-once=yes -y 2>&1", Tool.Path], Project.Folder, Project.AllVariables, input: null);

        Assert.That(Plain(result.Out), Is.EqualTo("""
            INFO: [guild] TIME Starting queue
            INFO: [guild] TIME Processing staged runs
            INFO: [guild] TIME Starting staged run ID1
            x is 2
            INFO: [guild] TIME Starting staged run ID2
            x is 3
            INFO: [guild] TIME Starting staged run ID3
            x is 1
            INFO: [guild] TIME queue processed 3 run(s) in N seconds
            INFO: [guild] TIME Stopping queue
            Deleting interim run ID4 ('queue' is configured for deletion on success)

            """));
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(StatusesOf(ids), Is.EqualTo(new[] { "completed", "error", "completed" }));
        Assert.That(Project.RunDirectories.Select(Path.GetFileName), Is.EquivalentTo(ids));
    }

    [Test]
    public void A_queue_is_recorded_as_the_original_does()
    {
        Project.GuildOk("run", "queue", "gpus=1", "poll-interval=2", "run-once=yes", "-y", "--keep-run");

        var run = Project.OnlyRun;
        Assert.That(File.ReadAllText(Path.Combine(run, ".guild", "opref")), Does.Match("^builtin:guildai [0-9.]+ '' queue\n?$"));
        Assert.That(Project.Attribute("label"), Is.EqualTo("gpus=1 poll-interval=2 run-once=yes wait-for-running=no"));
        Assert.That(Project.Attribute("op"), Does.Contain("  - guild.plugins.queue_main\n  - __flag_args__\n"));
        Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(run, ".guild", "proto")), Is.Empty);
        Assert.That(Project.GuildOk("runs", "info").Out, Does.Contain("operation: queue\nfrom: guildai\n"));
        Assert.That(Project.GuildOk("compare", "--csv", "-").Out, Does.Not.Contain("queue"));
    }

    [Test]
    public void Runs_staged_for_other_GPUs_are_left_to_other_queues()
    {
        var other = Stage("work", "--gpus", "1");
        var own = Stage("work");

        var result = Project.GuildOk("run", "queue", "gpus=0", "run-once=yes", "-y");

        Assert.That(Plain(result.Error), Does.Contain("INFO: [guild] TIME Ignorning staged run ID1 (GPU spec mismatch: run is 1, queue is 0)\n"));
        Assert.That(StatusesOf(other, own), Is.EqualTo(new[] { "staged", "completed" }));
        Assert.That(Project.AttributeOf(Path.Combine(Project.Home, "runs", own), "run_params"), Does.Contain("\ngpus: '0'\n"));
        Assert.That(Project.AttributeOf(Path.Combine(Project.Home, "runs", own), "env"), Does.Contain("CUDA_VISIBLE_DEVICES: '0'\n").And.Not.Contain("FLAG_POLL"));
    }

    [Test]
    public void A_queue_waits_for_runs_until_it_is_stopped_which_is_no_failure()
    {
        using var queue = Project.Start("run", "queue", "poll-interval=1", "-y");
        var lines = new List<string> { queue.StandardError.ReadLine()!, queue.StandardError.ReadLine()! };
        var id = Stage("slow");
        var program = int.Parse(queue.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);

        Project.GuildOk("stop", "-Fo", "queue", "-y");
        lines.AddRange(queue.StandardError.ReadToEnd().Split('\n'));
        queue.WaitForExit();

        Assert.That(Plain(string.Join('\n', lines)), Is.EqualTo("""
            INFO: [guild] TIME Starting queue
            INFO: [guild] TIME Waiting for staged runs
            INFO: [guild] TIME Starting staged run ID1
            INFO: [guild] TIME Stopping queue
            Deleting interim run ID2 ('queue' is configured for deletion on success)

            """));
        Assert.That(queue.ExitCode, Is.Zero);
        Assert.That(StatusesOf(id), Is.EqualTo(new[] { "terminated" }));
        Assert.That(Processes.IsAlive(program), Is.False);
    }

    [Test]
    public void A_queue_can_wait_until_nothing_else_runs()
    {
        using var other = Project.Start("run", "slow", "-y");
        var program = int.Parse(other.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        var staged = Stage("work");

        using var queue = Project.Start("run", "queue", "run-once=yes", "wait-for-running=yes", "poll-interval=1", "-y");
        var messages = Enumerable.Range(0, 3).Select(_ => queue.StandardError.ReadLine()).ToList();
        var whileWaiting = StatusesOf(staged);
        Processes.Signal("TERM", program);
        queue.StandardError.ReadToEnd();
        queue.WaitForExit();
        other.WaitForExit();

        Assert.That(Plain(messages[2]!), Is.EqualTo("INFO: [guild] TIME Found staged run ID1 (waiting for runs to finish: ID2)"));
        Assert.That(whileWaiting.Concat(StatusesOf(staged)), Is.EqualTo(new[] { "staged", "completed" }));
    }

    [Test]
    public void Two_queues_start_each_run_once()
    {
        Project.With("guild.yml", "once: {exec: sh -c 'echo started >> log', sourcecode: no}\n");
        var ids = Enumerable.Range(0, 12).Select(_ => Stage("once")).ToArray();

        using var first = Project.Start("run", "queue", "run-once=yes", "-y");
        using var second = Project.Start("run", "queue", "run-once=yes", "-y");
        var errors = new[] { first.StandardError.ReadToEndAsync(), second.StandardError.ReadToEndAsync() };
        first.WaitForExit();
        second.WaitForExit();

        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), () => string.Join("\n--\n", errors.Select(e => e.Result)));
        Assert.That(StatusesOf(ids), Is.All.EqualTo("completed"));
        Assert.That(ids.Select(id => File.ReadAllText(Path.Combine(Project.Home, "runs", id, "log"))), Is.All.EqualTo("started\n"));
    }

    [Test]
    public void A_run_that_cannot_be_started_stays_staged_and_does_not_stop_the_queue()
    {
        var broken = Stage("work");
        var whole = Stage("work");
        File.Delete(Path.Combine(Project.Home, "runs", broken, ".guild", "attrs", "op"));

        var result = Project.GuildOk("run", "queue", "run-once=yes", "-y");

        Assert.That(Plain(result.Error), Does.Contain("WARNING: [guild] TIME Run ID1 could not be started (exit code 1) and stays staged\n"));
        Assert.That(StatusesOf(broken, whole), Is.EqualTo(new[] { "staged", "completed" }));
    }

    [Test]
    public void What_a_killed_queue_had_started_goes_on_and_the_rest_stays_staged()
    {
        var (started, left) = (Stage("slow"), Stage("work"));
        using var queue = Project.Start("run", "queue", "-y");
        var program = int.Parse(queue.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        var directory = Project.RunDirectories.Single(d => Directory.Exists(Path.Combine(d, ".guild", "proto")));

        Processes.Signal("KILL", int.Parse(File.ReadAllText(Path.Combine(directory, ".guild", "LOCK")), CultureInfo.InvariantCulture));
        Eventually.Holds(() => StatusesOf(started, left).SequenceEqual(["running", "staged"]), "nothing is lost");

        Project.GuildOk("stop", started, "-y");
        queue.WaitForExit();
        Assert.That(Processes.IsAlive(program), Is.False);
        Project.GuildOk("run", "queue", "run-once=yes", "-y");
        Assert.That(StatusesOf(left), Is.EqualTo(new[] { "completed" }));
    }

    [Test]
    public void A_run_that_another_queue_has_taken_is_not_started()
    {
        var id = Stage("work");

        var late = Fails("run", "--internal-taken-by", "1", "--start", id, "-y");

        Assert.That(late.Error, Is.EqualTo($"guild: run {id} was taken by another queue meanwhile\n"));
        Assert.That(StatusesOf(id), Is.EqualTo(new[] { "staged" }));
    }

    [Test]
    public void A_queue_outlives_the_folder_that_it_was_started_in()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Project.Folder, "below")).FullName;
        using var queue = Project.Start("-C", folder, "run", "queue", "poll-interval=1", "-y");
        Assert.That(queue.StandardError.ReadLine() + queue.StandardError.ReadLine(), Does.EndWith("Waiting for staged runs"));
        Directory.Delete(folder);

        var id = Stage("work");
        Eventually.Holds(() => StatusesOf(id).SequenceEqual(["completed"]), "the run is started");

        Project.GuildOk("stop", "-Fo", "queue", "-y");
        queue.WaitForExit();
    }

    [Test]
    public void A_queue_is_no_optimizer()
    {
        var result = Fails("run", "work", "x=[1,2]", "--optimizer", "queue", "-y");

        Assert.That(result.Error, Does.StartWith("guild: 'queue' is not an optimizer: it starts runs that are staged\n"));
    }
}
