using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Batches;

/// <summary>Batches that are staged, started again, used as prototype, not needed, in the background.</summary>
public sealed class BatchAgainTests : BatchTest
{
    [Test]
    public void A_staged_batch_makes_its_trials_when_it_is_started()
    {
        GivenWork();

        var staged = Project.GuildOk("run", "work", "x=[1,2]", "--stage", "-y");
        var listed = Listed();
        var started = Project.GuildOk("run", "--start", Path.GetFileName(Project.OnlyRun), "-y");

        Assert.That(WithoutIds(staged.Out), Is.EqualTo("work+ staged as ID1\nTo start the operation, use 'guild run --start ID1'\n"));
        Assert.That(listed, Is.EqualTo(new[] { "work+ staged" }));
        Assert.That(started.Out, Is.EqualTo("loss: 1\nloss: 2\n"));
        Assert.That(Listed(), Is.EqualTo(new[] { "work completed x=2", "work completed x=1" }), "the batch itself is deleted");
    }

    [Test]
    public void A_batch_that_is_kept_when_staged_stays_kept()
    {
        GivenWork();
        Project.GuildOk("run", "work", "x=[1,2]", "--stage", "--keep-batch", "-y");

        Project.GuildOk("run", "--start", Path.GetFileName(Project.OnlyRun), "-y");

        Assert.That(Listed(), Has.One.EqualTo("work+ completed"));
    }

    [Test]
    public void Trials_can_be_staged()
    {
        GivenWork();

        var result = Project.GuildOk("run", "work", "x=[1,2]", "--stage-trials", "-y");

        Assert.That(result.Out, Is.Empty);
        Assert.That(WithoutIds(result.Error), Is.EqualTo("INFO: [guild] Staging trial ID1: work (x=1)\nINFO: [guild] Staging trial ID2: work (x=2)\n"));
        Assert.That(Listed(), Is.EqualTo(new[] { "work staged x=2", "work staged x=1" }));
        Assert.That(Project.GuildOk("run", "--start", "1", "-y").Out, Is.EqualTo("loss: 2\n"));
    }

    [Test]
    public void A_restarted_batch_makes_all_trials_anew()
    {
        GivenWork();
        Project.GuildOk("run", "work", "x=[1,2]", "-y", "--keep-batch");
        var batch = Path.GetFileName(BatchRuns.Single());

        var asked = Project.GuildWithInput("n\n", "run", "--restart", batch).Error;
        var again = Project.GuildOk("run", "--restart", batch, "-y");
        var changed = Project.GuildOk("run", "--restart", batch, "x=[5,6,7]", "-y");

        Assert.That(WithoutIds(asked), Is.EqualTo("You are about to start ID1 (work+) as a batch (2 trials)\n  x: [1, 2]\n  y: default\nContinue? (Y/n) "));
        Assert.That(again.Out, Is.EqualTo("loss: 1\nloss: 2\n"));
        Assert.That(changed.Out, Is.EqualTo("loss: 5\nloss: 6\nloss: 7\n"));
        Assert.That(Project.RunDirectories, Has.Count.EqualTo(8));
        Assert.That(new DirectoryInfo(BatchRuns.Single()).GetDirectories(), Has.Length.EqualTo(8), "seven links, and guild's own folder");
        Assert.That(Project.AttributeOf(Path.Combine(BatchRuns.Single(), ".guild", "proto"), "flags"), Does.StartWith("x:\n- 5\n- 6\n- 7\n"));
    }

    [Test]
    public void A_batch_as_prototype_makes_another_one_with_the_flags_that_are_given()
    {
        GivenWork();
        Project.GuildOk("run", "work", "x=[1,2]", "-y", "--keep-batch");
        Project.WithProgram("work.sh", "#!/bin/sh\necho other\n");

        var result = Project.GuildOk("run", "--proto", Path.GetFileName(BatchRuns.Single()), "y=[8,9]", "-y");

        Assert.That(result.Out, Is.EqualTo("loss: 1\nloss: 1\nloss: 2\nloss: 2\n"), "the code is the prototype's");
        Assert.That(WithoutIds(result.Error), Does.EndWith("INFO: [guild] Running trial ID4: work (x=2, y=9)\n"));
    }

    [Test]
    public void A_prototype_of_a_search_keeps_number_and_objective_of_its_trials()
    {
        GivenWork();
        Project.GuildOk("run", "work", "x=[10:20]", "-m", "2", "-X", "acc", "-y", "--keep-batch");

        var prompt = Project.GuildWithInput("n\n", "run", "--proto", Path.GetFileName(BatchRuns.Single())).Error;
        Project.GuildOk("run", "--proto", Path.GetFileName(BatchRuns.Single()), "-m", "1", "-y", "--keep-batch");

        Assert.That(prompt, Does.StartWith("You are about to run work with random search (2 trials)\n  x: [10:20]\n"));
        Assert.That(BatchRuns.Select(b => Project.AttributeOf(b, "max_trials")), Is.EquivalentTo(new[] { "2", "1" }));
        Assert.That(BatchRuns.Select(b => Project.AttributeOf(b, "objective")), Is.All.EqualTo("-acc"));
    }

    [Test]
    public void A_single_run_does_not_become_a_batch_when_it_is_started_again()
    {
        GivenWork();
        Project.GuildOk("run", "work", "-y");

        var error = Fails("run", "--restart", "1", "x=[1,2]", "-y").Error;

        Assert.That(error, Does.StartWith("guild: flag 'x' has several values ([1, 2]), and a run that is started again has one of each\n"));
        Assert.That(error, Does.Contain(" fix: make a batch of the run with --proto "));
        Assert.That(Project.GuildOk("run", "--proto", "1", "x=[1,2]", "-y").Out, Is.EqualTo("loss: 1\nloss: 2\n"));
    }

    [Test]
    public void A_batch_is_not_needed_when_an_equal_one_is_kept()
    {
        GivenWork();
        Project.GuildOk("run", "work", "x=[1,2]", "-y", "--keep-batch");

        Assert.That(Project.GuildOk("run", "work", "x=[1,2]", "-y", "--needed").Out, Does.StartWith("Skipping because the following runs match this operation (--needed specified):\n").And.Contain("  work+  "));
        Assert.That(Project.GuildOk("run", "work", "x=[1,4]", "-y", "--needed").Out, Is.EqualTo("loss: 1\nloss: 4\n"));
    }

    [Test]
    public void A_batch_runs_in_the_background()
    {
        GivenWork();

        var result = Project.GuildOk("run", "work", "x=[1,2]", "-y", "--background", "--keep-batch", "--pidfile", "pid");

        Assert.That(WithoutIds(result.Error), Does.StartWith("work+ started in background as ID1 (pidfile "));
        Eventually.Holds(() => Listed().SequenceEqual(["work completed x=2", "work completed x=1", "work+ completed"]), "the batch ends");
        Eventually.Holds(() => !File.Exists(Path.Combine(Project.Folder, "pid")), "its guild ends");
    }
}
