namespace Guild.EndToEnd.Tests.Batches;

/// <summary>Steps that are batches.</summary>
public sealed class BatchStepTests : BatchTest
{
    [Test]
    public void A_step_with_lists_of_values_is_a_batch_that_is_kept()
    {
        GivenWork();
        File.AppendAllText(Path.Combine(Project.Folder, "guild.yml"), """

            flow:
              steps:
                - {run: work, flags: {x: [1, 2]}, label: 't ${x}', batch-label: all}
                - run: work x=4
            """);

        var result = Project.GuildOk("run", "flow", "-y");

        Assert.That(result.Out, Is.EqualTo("loss: 1\nloss: 2\nloss: 4\n"));
        Assert.That(WithoutIds(result.Error), Is.EqualTo("""
            INFO: [guild] running work: work --batch-label all --label t ${x} x=[1, 2]
            INFO: [guild] Running trial ID1: work (x=1)
            INFO: [guild] Running trial ID2: work (x=2)
            INFO: [guild] running work: work x=4

            """));
        Assert.That(Listed(), Is.EqualTo(new[] { "work completed x=4", "work completed t 2", "work completed t 1", "work+ completed all", "flow completed" }));
    }

    [Test]
    public void An_optimizer_in_a_step_learns_from_its_own_trials_when_it_is_told_to()
    {
        GivenWork();
        File.AppendAllText(Path.Combine(Project.Folder, "guild.yml"), """

            flow:
              steps:
                - {run: 'work x=[10:20]', optimizer: gp, max-trials: 2, opt-flags: [random-starts=1, prev-trials=batch]}
            other:
              steps:
                - {run: 'work x=[10:20]', optimizer: gp, max-trials: 2, opt-flags: [random-starts=1]}
            """);

        Assert.That(Project.GuildOk("run", "flow", "-y").Error, Does.Contain("INFO: [guild] Found 1 previous trial(s) for use in optimization\n"));
        Assert.That(Project.GuildOk("run", "other", "-y").Error, Does.Contain("INFO: [guild] Random start for optimization (missing previous trials)\n"), "a step sees the runs of its parent only");
    }
}
