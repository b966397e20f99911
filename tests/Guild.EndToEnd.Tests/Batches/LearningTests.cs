using System.Globalization;
using System.Text.RegularExpressions;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Batches;

/// <summary>Optimizers that learn from their trials: what they say, and which runs they learn from.</summary>
public sealed partial class LearningTests : BatchTest
{
    [SetUp]
    public void GivenAFunction() => Project.With("guild.yml", """
            work:
              exec: ./work.sh
              flags: {x: {default: 50, min: 1, max: 1000}}
            """).WithProgram("work.sh", "#!/bin/sh\necho \"loss: $(( (FLAG_X - 300) * (FLAG_X - 300) ))\"\n");

    [Test]
    public void Each_trial_is_said_with_what_it_was_chosen_by([Values("gp", "forest", "gbrt")] string optimizer)
    {
        var result = Project.GuildOk("run", "work", "--optimizer", optimizer, "-Fo", "random-starts=2", "-m", "4", "--random-seed", "1", "-y");

        Assert.That(Values().Replace(WithoutIds(result.Error), "x=N"), Is.EqualTo("""
            INFO: [guild] Random start for optimization (1 of 2)
            INFO: [guild] Running trial ID1: work (x=N)
            INFO: [guild] Random start for optimization (2 of 2)
            INFO: [guild] Running trial ID2: work (x=N)
            INFO: [guild] Found 2 previous trial(s) for use in optimization
            INFO: [guild] Running trial ID3: work (x=N)
            INFO: [guild] Found 3 previous trial(s) for use in optimization
            INFO: [guild] Running trial ID4: work (x=N)

            """));
        Assert.That(result.Error, Does.Contain(": work (x=50)\n"), "the default is the first value");
        Assert.That(Listed(), Has.One.Contains($"work+skopt:{optimizer} completed "), "the batch is kept, its flags are its label");
        Assert.That(Project.AttributeOf(BatchRuns.Single(), "label"), Does.Contain("random-starts=2"));
    }

    [Test]
    public void A_search_comes_near_to_the_minimum()
    {
        var result = Project.GuildOk("run", "work", "-O", "-m", "10", "--random-seed", "1", "-y", "x=[1:1000]");

        var losses = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => int.Parse(l["loss: ".Length..], CultureInfo.InvariantCulture)).ToList();
        Assert.That(losses, Has.Count.EqualTo(10));
        Assert.That(losses.Min(), Is.LessThan(100), "ten away at most, of a thousand");
    }

    [Test]
    public void Earlier_runs_are_learnt_from_at_once_when_there_are_no_random_starts()
    {
        string[] words = ["run", "work", "x=[1:1000]", "-O", "-m", "1", "-Fo", "random-starts=0", "-y"];

        Assert.That(FirstLine(words), Is.EqualTo("INFO: [guild] Random start for optimization (missing previous trials)"));
        Project.GuildOk("run", "work", "x=7", "-y");
        Assert.That(FirstLine(words), Is.EqualTo("INFO: [guild] Found 2 previous trial(s) for use in optimization"));
        Assert.That(FirstLine([.. words, "-N", "train#err"]), Is.EqualTo("INFO: [guild] Random start for optimization (cannot find objective 'train#err')"));
        Assert.That(FirstLine([.. words, "-Fo", "prev-trials=batch"]), Is.EqualTo("INFO: [guild] Random start for optimization (missing previous trials)"));
        Project.WithProgram("work.sh", "#!/bin/sh\necho loss: 1\n");
        Assert.That(FirstLine(words), Is.EqualTo("INFO: [guild] Random start for optimization (missing previous trials)"), "other source code");
        Assert.That(FirstLine([.. words, "-Fo", "prev-trials=operation"]), Is.EqualTo("INFO: [guild] Found 6 previous trial(s) for use in optimization"));
    }

    [Test]
    public void Trials_that_cannot_be_known_beforehand_are_not_shown()
    {
        Assert.That(Fails("run", "work", "-O", "--print-trials").Error, Is.EqualTo("ERROR: [guild] optimizer does not support printing trials\n"));
        Assert.That(Project.RunDirectories, Is.Empty);
    }

    private string FirstLine(params string[] words) => Project.GuildOk(words).Error.Split('\n')[0];

    [GeneratedRegex(@"x=\d+")]
    private static partial Regex Values();
}
