namespace Guild.EndToEnd.Tests.Batches;

/// <summary>Which optimizer makes the trials: a built-in one, one of the operation, any operation.</summary>
public sealed class OptimizerChoiceTests : BatchTest
{
    [Test]
    public void An_operation_has_optimizers_with_flags_of_their_own()
    {
        Project.With("guild.yml", """
            work:
              exec: echo ${x}
              flags: {x: 1}
              objective: {maximize: acc}
              optimizers:
                fast: random
                careful: {algorithm: gp, kappa: 1.8, default: yes}
            """);

        Assert.That(Asked("-O"), Is.EqualTo("""
            You are about to run work with skopt:gp optimizer (20 trials, maximize acc)
              x: 1
            Optimizer flags:
              acq-func: gp_hedge
              kappa: 1.8
              noise: gaussian
              prev-trials: sourcecode
              random-starts: 3
              xi: 0.05
            Continue? (Y/n) 
            """.ReplaceLineEndings("\n")));
        Assert.That(Asked("-o", "careful", "-Fo", "kappa=2", "-N", "avg loss"), Does.StartWith("You are about to run work with skopt:gp optimizer (20 trials, minimize avg loss)\n").And.Contain("  kappa: 2.0\n"));
        Assert.That(Asked("-o", "gp"), Does.Contain("  kappa: 1.96\n"));
        Assert.That(Asked("-o", "fast", "x=[1:2]", "-m", "5"), Does.StartWith("You are about to run work with random search (5 trials)\n"));
        Assert.That(Asked("-o", "+", "x=[1,2]"), Does.StartWith("You are about to run work as a batch (2 trials)\n"));
    }

    [Test]
    public void A_default_among_several_optimizers_has_to_be_named()
    {
        Project.With("guild.yml", "work: {exec: echo, optimizers: {b: random, a: gp}}\n");

        Assert.That(Fails("run", "work", "-O").Error, Is.EqualTo("guild: no default optimizer defined for work\nSpecify one of the following with '--optimizer': a, b\n"));
    }

    [Test]
    public void An_optimizer_that_is_not_there_or_a_flag_that_it_lacks_is_an_error()
    {
        GivenWork();

        Assert.That(Fails("run", "work", "-o", "grid").Error, Does.StartWith("guild: operation 'grid' is not defined for this project\n"));
        Assert.That(Fails("run", "work", "-o", "random", "-Fo", "k=1").Error, Does.StartWith("guild: unsupported flag 'k'\nTry 'guild run skopt:random --help-op' "));
        Assert.That(Fails("run", "work", "-o", "gp", "--stage-trials").Error, Is.EqualTo("guild: operation 'skopt:gp' does not support --stage-trials\n"));
        Assert.That(Fails("run", "gp", "-y").Error, Does.StartWith("guild: 'skopt:gp' is an optimizer: it needs an operation to make trials of\n"));
    }

    [Test]
    public void Any_operation_can_make_the_trials_of_another_one()
    {
        GivenWork();
        File.AppendAllText(Path.Combine(Project.Folder, "guild.yml"), """

            tune:
              exec: sh -c 'cat .guild/proto/.guild/attrs/flags; echo k=${k}'
              flags: {k: 1}
            """);

        var result = Project.GuildOk("run", "work", "x=[1,2]", "-o", "tune", "-Fo", "k=5", "-y");

        Assert.That(result.Out, Is.EqualTo("x:\n- 1\n- 2\n'y': null\nk=5\n"));
        Assert.That(Listed(), Is.EqualTo(new[] { "work+tune completed k=5" }));
        Assert.That(Asked("x=[1,2]", "-o", "tune"), Does.StartWith("You are about to run work with tune optimizer (minimize loss)\n").And.Contain("Optimizer flags:\n  k: 1\n"));
    }

    [Test]
    public void Flags_that_nobody_knows_can_be_forced_upon_an_optimizer()
    {
        GivenWork();

        Project.GuildOk("run", "work", "x=[1,2]", "-Fo", "k=1", "-f", "-y", "--keep-batch");

        Assert.That(Listed(), Has.One.EqualTo("work+ completed k=1"));
    }

    private string Asked(params string[] words) => Project.GuildWithInput("n\n", ["run", "work", .. words]).Error;
}
