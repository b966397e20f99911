using System.Globalization;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Batches;

/// <summary>A batch that ended early goes on with the trials that it has: <c>--resume</c>.</summary>
public sealed class BatchResumeTests : BatchTest
{
    [Test]
    public void A_stopped_batch_goes_on_where_it_was_stopped()
    {
        // Waits for ever at x=2, until a file is there.
        Project.With("guild.yml", "work: {exec: ./work.sh, flags: {x: 1}}\n")
            .WithProgram("work.sh", "#!/bin/sh\necho \"$$ x=$FLAG_X\"\ntest \"$FLAG_X\" != 2 || test -e \"$PROJECT_DIR/go\" || exec sleep 600\n");
        using var guild = Project.Start("run", "work", "x=[1,2,3]", "-y");
        guild.StandardOutput.ReadLine();
        Assert.That(guild.StandardOutput.ReadLine(), Does.EndWith("x=2"));
        Processes.Signal("TERM", guild.Id);
        guild.WaitForExit();
        var stopped = Listed();
        var trials = Project.RunDirectories.Where(d => d != BatchRuns.Single()).ToList();
        Project.With("go", "");

        var resumed = Project.GuildOk("run", "--start", "work+", "--resume", "-y");

        Assert.That(stopped, Is.EquivalentTo(new[] { "work completed x=1", "work terminated x=2", "work pending x=3", "work+ terminated" }));
        Assert.That(WithoutIds(resumed.Error), Is.EqualTo("""
            INFO: [guild] Resuming batch (1 of 3 trials done)
            INFO: [guild] Running trial ID1: work (x=2)
            INFO: [guild] Running trial ID2: work (x=3)

            """));
        Assert.That(Listed(), Is.EquivalentTo(new[] { "work completed x=1", "work completed x=2", "work completed x=3" }));
        Assert.That(Project.RunDirectories, Is.EquivalentTo(trials), "the same runs");
    }

    [Test]
    public void Failed_trials_are_run_again_and_missing_ones_made()
    {
        GivenWork();
        Project.GuildOk("run", "work", "x=[1,2,3]", "-y", "--keep-batch");
        var batch = Path.GetFileName(BatchRuns.Single());
        Project.GuildOk("runs", "rm", "-F", "x = 1", "-y");

        var resumed = Project.GuildOk("run", "--restart", batch, "--resume", "-y");
        var widened = Project.GuildOk("run", "--restart", batch, "--resume", "x=[2,3,4]", "y=5", "-y");

        Assert.That(resumed.Out, Is.EqualTo("loss: 1\nloss: 3\n"));
        Assert.That(WithoutIds(resumed.Error), Does.StartWith("INFO: [guild] Resuming batch (1 of 3 trials done)\n"));
        Assert.That(widened.Out, Is.EqualTo("loss: 2\nloss: 3\nloss: 4\n"), "trials with another y are others");
    }

    [Test]
    public void Only_combinations_that_are_not_there_are_added()
    {
        GivenWork();
        Project.GuildOk("run", "work", "x=[1,2]", "-y", "--keep-batch");
        var batch = Path.GetFileName(BatchRuns.Single());

        var more = Project.GuildOk("run", "--restart", batch, "--resume", "x=[1,2,4,4]", "-y");
        var nothing = Project.GuildOk("run", "--restart", batch, "--resume", "-y");
        var anew = Project.GuildOk("run", "--restart", batch, "-y");

        Assert.That(more.Out, Is.EqualTo("loss: 4\nloss: 4\n"));
        Assert.That((nothing.Out, nothing.Error), Is.EqualTo(("", "INFO: [guild] Resuming batch (4 of 4 trials done)\n")));
        Assert.That(anew.Out, Is.EqualTo("loss: 1\nloss: 2\nloss: 4\nloss: 4\n"), "without the option, as Guild AI");
    }

    [Test]
    public void The_first_trial_that_fails_ends_a_resumed_batch_when_that_is_asked()
    {
        Project.With("guild.yml", "work: {exec: sh -c 'exit 3', flags: {x: 1}}\n");
        Project.GuildOk("run", "work", "x=[1,2]", "-y", "--keep-batch");
        var batch = Path.GetFileName(BatchRuns.Single());

        var ended = Project.Guild("run", "--start", batch, "--resume", "--fail-on-trial-error", "-y");
        var again = Project.Guild("run", "--start", batch, "--resume", "-y", "--needed");

        Assert.That((ended.ExitCode, again.ExitCode), Is.EqualTo((3, 0)));
        Assert.That(ended.Error, Does.EndWith("ERROR: [guild] Stopping batch because a trial failed (pending trials can be started as needed)\n"));
        Assert.That(again.Error, Does.StartWith("INFO: [guild] Resuming batch (0 of 2 trials done)\n"), "there is something left to do");
    }

    [Test]
    public void A_random_search_draws_the_same_points_and_a_learning_one_no_point_twice()
    {
        GivenWork();
        foreach (var optimizer in (string[])["random", "gp"])
        {
            Project.GuildOk("run", "work", "x=[10:100000]", "-o", optimizer, "-m", "2", "--random-seed", "7", "-y", "--keep-batch");
            var batch = Path.GetFileName(BatchRuns[^1]);

            var resumed = Project.GuildOk("run", "--restart", batch, "--resume", "-m", "3", "-y");

            Assert.That(resumed.Error, Does.StartWith("INFO: [guild] Resuming batch (2 of 3 trials done)\n"), optimizer);
            Assert.That(resumed.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(1), optimizer);
            var values = Directory.GetDirectories(Path.Combine(Project.Home, "runs", batch)).Where(d => Path.GetFileName(d) != ".guild")
                .Select(d => int.Parse(Project.AttributeOf(d, "flags").Split('\n')[0].Split(' ')[1], CultureInfo.InvariantCulture));
            Assert.That(values, Is.Unique.And.Exactly(3).Items, optimizer);
        }
    }

    [Test]
    public void What_cannot_be_resumed_is_told()
    {
        GivenWork();
        Project.GuildOk("run", "work", "-y");

        Assert.That(Fails("run", "work", "x=[1,2]", "--resume", "-y").Error, Does.StartWith("guild: --resume goes on with a batch that exists\n fix: name the batch: "));
        Assert.That(Fails("run", "--start", "1", "--resume", "-y").Error, Does.Contain(" is not a batch, and --resume goes on with batches\n fix: "));
        Assert.That(Fails("run", "--start", "1", "--resume", "--stage", "-y").Error, Does.Contain("--stage and --resume cannot both be used"));
    }
}
