using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Planning;
using Guild.Core.Plugins;
using Guild.Core.Running;
using Guild.Core.Runs;

namespace Guild.Core.Tests.Running;

[Platform("Linux")]
public sealed class RunExecutorTests
{
    private RunRig rig = null!;

    [SetUp]
    public void MakeRig() => rig = new RunRig();

    [TearDown]
    public void DisposeRig() => rig.Dispose();

    [Test]
    public async Task A_run_is_recorded_completely()
    {
        rig.Write("train.py", "print(1)\n");
        var plan = rig.Sh("echo 'loss: 0.5'; echo oops >&2; pwd");

        var outcome = await rig.RunAsync(plan);

        var run = RunRig.DirectoryOf(plan);
        Assert.That((outcome.ExitCode, outcome.ExitStatus), Is.EqualTo((0, (int?)0)));
        Assert.That(RunRig.StatusOf(plan), Is.EqualTo(RunStatus.Completed));
        Assert.That(RunAttributes.Names(run), Is.EqualTo(new[]
        {
            "cmd", "deps", "env", "exit_status", "flags", "id", "initialized", "plugin_versions", "sourcecode_digest", "started", "stopped",
        }));
        Assert.That(File.ReadAllText(run.OpRef), Is.EqualTo(OpRefFormat.Format(plan.OpRef)));
        Assert.That(File.ReadAllText(run.Manifest), Does.Match("^s train.py [0-9a-f]{40} train.py\n$"));
        Assert.That(RunRig.OutputOf(plan).Split('\n'), Is.EquivalentTo(new[] { "loss: 0.5", "oops", plan.RunDirectory, "" }));
        Assert.That(new FileInfo(run.OutputIndex).Length, Is.EqualTo(27));
        Assert.That(Directory.GetFiles(run.Meta).Select(Path.GetFileName), Has.None.AnyOf("PENDING", "LOCK", "HOST", "STAGED"));
        Assert.That(Directory.GetFiles(run.Meta, "events.out.tfevents.*"), Is.Not.Empty);
    }

    [Test]
    public async Task Timestamps_increase_in_the_order_of_events()
    {
        var plan = rig.Sh("true");

        await rig.RunAsync(plan);

        var times = new[] { "initialized", "started", "stopped" }.Select(name => ((IntegerValue)RunRig.Attribute(plan, name)!).Number).ToArray();
        Assert.That(times, Is.Ordered.Ascending);
        Assert.That(times, Is.Unique);
    }

    [TestCase("exit 3", 3, 3, RunStatus.Error)]
    [TestCase("exit 137", 137, 137, RunStatus.Error)]
    [TestCase("kill -9 $$", -9, 247, RunStatus.Terminated)]
    [TestCase("kill -15 $$", -15, 241, RunStatus.Terminated)]
    public async Task The_end_of_the_program_is_the_end_of_the_run(string script, int status, int exitCode, RunStatus expected)
    {
        var plan = rig.Sh(script);

        var outcome = await rig.RunAsync(plan);

        Assert.That((outcome.ExitStatus, outcome.ExitCode, RunRig.StatusOf(plan)), Is.EqualTo(((int?)status, exitCode, expected)));
        Assert.That(RunRig.Attribute(plan, "exit_status"), Is.EqualTo(Value.Of((long)status)));
    }

    [Test]
    public async Task While_the_program_runs_the_run_is_running()
    {
        var plan = rig.Sh("cat .guild/LOCK; echo; test -e .guild/PENDING && echo pending; echo ready; exec sleep 60");
        var running = rig.RunAsync(plan with { SourceCode = null });
        RunRig.Until(() => File.Exists(RunRig.DirectoryOf(plan).Output) && RunRig.OutputOf(plan).Contains("ready"));

        Assert.That(RunRig.StatusOf(plan), Is.EqualTo(RunStatus.Running));

        rig.Stop.Ask(StopSignal.Terminate);
        await running;
        Assert.That(RunRig.OutputOf(plan), Does.Not.Contain("pending"));
    }

    [Test]
    public void A_missing_program_leaves_a_run_that_tells_why()
    {
        var plan = rig.Plan("no-such-program", "x");

        var error = Assert.ThrowsAsync<GuildException>(() => rig.RunAsync(plan))!;

        Assert.That(error.Message, Is.EqualTo("error running m:op: [Errno 2] No such file or directory: 'no-such-program'"));
        Assert.That(error.Outcome, Is.EqualTo(Outcome.Error));
        Assert.That(RunRig.StatusOf(plan), Is.EqualTo(RunStatus.Error));
        Assert.That(RunRig.Attribute(plan, "exit_status"), Is.EqualTo(Value.Of(127L)));
        Assert.That(RunRig.Attribute(plan, "env"), Is.Not.Null);
        Assert.That(RunRig.DirectoryOf(plan).Output, Does.Not.Exist);
    }

    [Test]
    public void An_unmet_dependency_leaves_a_failed_run_without_deps()
    {
        rig.Resolver.Work = (_, _) => throw new GuildException("run failed because a dependency was not met: could not resolve 'x'");
        var plan = rig.Sh("true");

        Assert.ThrowsAsync<GuildException>(() => rig.RunAsync(plan));

        Assert.That(RunRig.StatusOf(plan), Is.EqualTo(RunStatus.Error));
        Assert.That(RunAttributes.Names(RunRig.DirectoryOf(plan)), Has.None.AnyOf("deps", "started", "env", "exit_status"));
    }

    [Test]
    public void A_source_file_that_cannot_be_copied_leaves_a_failed_run()
    {
        rig.Write("a.txt", "x");
        var plan = rig.Sh("true");
        Directory.CreateDirectory(Path.Combine(plan.RunDirectory, "a.txt"));

        var error = Assert.ThrowsAsync<GuildException>(() => rig.RunAsync(plan))!;

        Assert.That(error.Message, Does.StartWith("cannot copy source code file"));
        Assert.That(RunRig.StatusOf(plan), Is.EqualTo(RunStatus.Error));
    }

    [Test]
    public async Task Secrets_reach_the_program_but_not_the_record()
    {
        rig.Variables["API_TOKEN"] = "t0p";
        rig.Variables["MY_KEY"] = "k3y";
        rig.Variables["listed"] = "l1st";
        rig.Variables["HTTPS_PROXY"] = "http://me:pw@proxy:3128/";
        rig.Variables["KEYBOARD"] = "qwerty";
        rig.Variables["_"] = "/usr/bin/guild";
        var plan = rig.Sh("echo $API_TOKEN $MY_KEY $listed $HTTPS_PROXY") with { SecretNames = ["listed"] };

        await rig.RunAsync(plan);

        var env = (MapValue)RunRig.Attribute(plan, "env")!;
        Assert.That(RunRig.OutputOf(plan), Is.EqualTo("t0p k3y l1st http://me:pw@proxy:3128/\n"));
        Assert.That(env.Entries.Select(e => e.Name), Has.None.AnyOf("API_TOKEN", "MY_KEY", "listed", "_"));
        Assert.That((env["HTTPS_PROXY"], env["KEYBOARD"]), Is.EqualTo((Value.Of("http://proxy:3128/"), Value.Of("qwerty"))));
    }

    [Test]
    public async Task Output_can_be_left_alone()
    {
        var plan = rig.Sh("true");
        rig.Variables["NO_RUN_OUTPUT"] = "1";

        await rig.RunAsync(plan);

        Assert.That(RunRig.DirectoryOf(plan).Output, Does.Not.Exist);
        Assert.That(RunRig.DirectoryOf(plan).OutputIndex, Does.Not.Exist);
    }

    [Test]
    public async Task Quiet_output_is_recorded_all_the_same()
    {
        var plan = rig.Sh("echo hello");

        await rig.RunAsync(plan, new ExecutionOptions { IsQuiet = true });

        Assert.That((RunRig.OutputOf(plan), rig.Screen.Length), Is.EqualTo(("hello\n", 0L)));
    }

    [Test]
    public async Task Synchronised_output_keeps_the_exact_order()
    {
        rig.Variables["SYNC_RUN_OUTPUT"] = "1";
        var plan = rig.Sh("for i in 1 2 3 4 5; do echo $i; echo e$i >&2; done");

        await rig.RunAsync(plan);

        Assert.That(RunRig.OutputOf(plan), Is.EqualTo("1\ne1\n2\ne2\n3\ne3\n4\ne4\n5\ne5\n"));
        Assert.That(File.ReadAllBytes(RunRig.DirectoryOf(plan).OutputIndex).Chunk(9).Select(e => e[8]), Is.All.EqualTo(0));
    }

    [Test]
    public async Task A_grandchild_that_keeps_the_output_open_does_not_hold_up_the_run()
    {
        rig.Times = new StopTimes { ForOutput = TimeSpan.FromSeconds(1) };
        var plan = rig.Sh("sleep 60 & echo $! > pid; echo done");

        var outcome = await rig.RunAsync(plan);

        Assert.That(outcome.ExitStatus, Is.Zero);
        Assert.That(RunRig.OutputOf(plan), Is.EqualTo("done\n"));
        Assert.That(rig.Log.Lines, Has.One.Contains("still held open"));
        System.Diagnostics.Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(plan.RunDirectory, "pid")))).Kill();
    }

    [Test]
    public async Task A_deleted_run_directory_is_not_made_again()
    {
        var plan = rig.Sh("rm -rf \"$PWD\"; rm -rf ../$RUN_ID");

        await rig.RunAsync(plan);

        Assert.That(plan.RunDirectory, Does.Not.Exist);
        Assert.That(rig.Log.Lines, Does.Contain("WARNING: run directory has been deleted, unable to finalize"));
    }

    [Test]
    public async Task A_staged_run_waits_for_its_start()
    {
        rig.Variables["PWD"] = "/x";
        rig.Variables["SECRET_X"] = "s";
        rig.Variables["SPACED"] = "a b";
        rig.Variables["NOTHING"] = "";
        var plan = rig.Sh("echo started");

        var outcome = await rig.RunAsync(plan, new ExecutionOptions { Stages = true });

        var run = RunRig.DirectoryOf(plan);
        Assert.That((outcome.IsStaged, outcome.ExitCode, RunRig.StatusOf(plan)), Is.EqualTo((true, 0, RunStatus.Staged)));
        Assert.That(File.ReadAllText(run.Environment), Is.EqualTo(
            $"export NOTHING=\nexport PATH=/usr/bin:/bin\nexport PROJECT_DIR={rig.Project}\nexport RUN_ID={plan.Id}\nexport SPACED='a b'\n"));
        Assert.That(RunRig.Attribute(plan, "started"), Is.Not.Null);
        Assert.That(RunRig.Attribute(plan, "env"), Is.Null);

        await rig.RunAsync(plan with { IsRestart = true, SourceCode = null });
        Assert.That((RunRig.StatusOf(plan), RunRig.OutputOf(plan)), Is.EqualTo((RunStatus.Completed, "started\n")));
    }

    [Test]
    public async Task The_environment_of_a_staged_run_is_its_owners_alone()
    {
        var plan = rig.Sh("true");

        await rig.RunAsync(plan, new ExecutionOptions { Stages = true });

        var mode = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(RunRig.DirectoryOf(plan).Environment);
        Assert.That(mode, Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task A_restart_begins_anew_and_keeps_what_belongs_to_the_run()
    {
        rig.Write("a.txt", "x");
        var plan = rig.Sh("echo 'loss: 1'; echo first > made; exit 2");
        await rig.RunAsync(plan);
        var initialized = RunRig.Attribute(plan, "initialized");
        var manifest = File.ReadAllText(RunRig.DirectoryOf(plan).Manifest);

        var again = plan with { IsRestart = true, SourceCode = null, Command = ["sh", "-c", "cat made; ls .guild/events* .guild/attrs/exit_status 2>/dev/null; exit 0"] };
        await rig.RunAsync(again);

        Assert.That(RunRig.OutputOf(plan), Is.EqualTo("first\n"));
        Assert.That(RunRig.StatusOf(plan), Is.EqualTo(RunStatus.Completed));
        Assert.That(RunRig.Attribute(plan, "initialized"), Is.EqualTo(initialized));
        Assert.That(File.ReadAllText(RunRig.DirectoryOf(plan).Manifest), Is.EqualTo(manifest));
    }

    [Test]
    public async Task A_null_attribute_is_taken_away_by_a_restart()
    {
        var plan = rig.Sh("true");
        await rig.RunAsync(plan with { Attributes = [.. plan.Attributes, new("label", Value.Of("old"))] });

        await rig.RunAsync(plan with { IsRestart = true, SourceCode = null, Attributes = [new("label", Value.Null)] });

        Assert.That(RunRig.DirectoryOf(plan).Attribute("label"), Does.Not.Exist);
    }

    [Test]
    public async Task A_run_that_is_running_is_not_restarted_and_stays_as_it_is()
    {
        var plan = rig.Sh("sleep 60");
        var running = rig.RunAsync(plan);
        var run = RunRig.DirectoryOf(plan);
        RunRig.Until(() => RunRig.StatusOf(plan) == RunStatus.Running);

        using var other = new RunRig();
        var error = Assert.ThrowsAsync<GuildException>(() => other.RunAsync(plan with { IsRestart = true }))!;

        Assert.That(error.Message, Does.StartWith($"cannot restart run {plan.Id} because it's running\n"));
        Assert.That((File.Exists(run.Lock), RunRig.StatusOf(plan)), Is.EqualTo((true, RunStatus.Running)));
        rig.Stop.Ask(StopSignal.Terminate);
        await running;
    }

    [Test]
    public async Task A_directory_that_holds_a_run_is_refused()
    {
        var plan = rig.Sh("true");
        await rig.RunAsync(plan);

        Assert.That(() => rig.RunAsync(plan), Throws.TypeOf<GuildException>().With.Message.Contains("already holds a run"));
        Assert.That(RunRig.StatusOf(plan), Is.EqualTo(RunStatus.Completed));
    }

    [Test]
    public async Task Observers_see_the_run_and_cannot_change_it()
    {
        var observer = new FailingObserver();
        rig.Catalog.Observer = observer;
        var plan = rig.Sh("exit 4") with { Observers = [new PluginContribution("notify", "chat", "T")] };

        var outcome = await rig.RunAsync(plan);

        Assert.That(outcome.ExitStatus, Is.EqualTo(4));
        Assert.That(observer.Seen, Is.EqualTo(new[] { "starting ", "ended 4" }));
        Assert.That(rig.Log.Lines, Does.Contain("WARNING: observer 'chat' of plugin 'notify' failed: no network"));
    }

    [Test]
    public async Task An_interim_run_goes_to_the_trash_when_it_succeeds()
    {
        var plan = rig.Sh("true") with { DeletesOnSuccess = true };

        var outcome = await rig.RunAsync(plan);

        Assert.That((outcome.IsDeleted, Directory.Exists(plan.RunDirectory)), Is.EqualTo((true, false)));
        Assert.That(Path.Combine(rig.Home, "trash", "runs", plan.Id.Value, ".guild", "opref"), Does.Exist);
        Assert.That(rig.Log.Lines, Does.Contain($"Deleting interim run {plan.Id} ('m:op' is configured for deletion on success)"));
    }

    [Test]
    public void A_stop_during_preparation_is_recorded_as_such()
    {
        rig.Resolver.Work = (_, cancel) =>
        {
            rig.Stop.Ask(StopSignal.Interrupt);
            cancel.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        };
        var plan = rig.Sh("true");

        var outcome = rig.RunAsync(plan).GetAwaiter().GetResult();

        Assert.That((outcome.ExitStatus, outcome.ExitCode, RunRig.StatusOf(plan)), Is.EqualTo(((int?)-2, 254, RunStatus.Terminated)));
    }

    [Test]
    public async Task The_pid_file_is_there_as_long_as_guild_looks_after_the_run()
    {
        var path = Path.Combine(rig.Project, "pidfile");
        var plan = rig.Sh($"cat {path}");

        await rig.RunAsync(plan, new ExecutionOptions { PidFile = path });

        Assert.That(RunRig.OutputOf(plan), Is.EqualTo(Environment.ProcessId.ToString()));
        Assert.That(path, Does.Not.Exist);
    }

    private sealed class FailingObserver : IRunObserver
    {
        public List<string> Seen { get; } = [];

        public Task StartingAsync(ObservedRun run, CancellationToken cancel) => Fail($"starting {run.ExitStatus}");

        public Task EndedAsync(ObservedRun run, CancellationToken cancel) => Fail($"ended {run.ExitStatus}");

        private Task Fail(string what)
        {
            Seen.Add(what);
            throw new InvalidOperationException("no network");
        }
    }
}
