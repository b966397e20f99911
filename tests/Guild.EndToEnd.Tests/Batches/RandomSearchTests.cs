using System.Globalization;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Batches;

/// <summary>Ranges of values: trials drawn at random.</summary>
public sealed class RandomSearchTests : BatchTest
{
    [Test]
    public void A_range_makes_trials_with_values_in_it()
    {
        GivenWork();

        var result = Project.GuildOk("run", "work", "x=[10:20:15]", "-m", "4", "-y", "--keep-batch");

        var values = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => int.Parse(l["loss: ".Length..], CultureInfo.InvariantCulture)).ToList();
        Assert.That(values, Has.Count.EqualTo(4).And.All.InRange(10, 20));
        Assert.That(values[0], Is.EqualTo(15));
        Assert.That(Listed(), Has.One.EqualTo("work+skopt:random completed"));
        Assert.That(Project.AttributeOf(BatchRuns.Single(), "max_trials"), Is.EqualTo("4"));
        Assert.That(Project.AttributeOf(BatchRuns.Single(), "op"), Does.Contain("guild.plugins.random_main"));
    }

    [Test]
    public void A_search_is_deleted_when_it_succeeds()
    {
        GivenWork();

        Project.GuildOk("run", "work", "x=[10:20]", "-m", "1", "-y");

        Assert.That(BatchRuns, Is.Empty);
    }

    [Test]
    public void A_seed_repeats_a_search_and_shows_it_beforehand()
    {
        GivenWork();
        string[] words = ["run", "work", "x=uniform[0.0:1.0]", "-m", "3", "--random-seed", "5"];

        var shown = Project.GuildOk([.. words, "--print-trials"]).Out.Split('\n').Skip(1).SkipLast(1).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]).ToList();
        var first = Project.GuildOk([.. words, "-y"]).Out;
        var second = Project.GuildOk([.. words, "-y"]).Out;

        Assert.That(first, Is.EqualTo(string.Concat(shown.Select(v => $"loss: {v}\n"))));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Flags_that_are_not_given_are_as_wide_as_their_definitions()
    {
        Project.With("guild.yml", """
            work:
              exec: echo ${flag_args}
              flags:
                opt: {default: sgd, choices: [sgd, adam]}
                x: {default: 2, min: 1, max: 3}
                y: 1
            """);

        Assert.That(Asked("y=[1:5]"), Is.EqualTo("""
            You are about to run work with random search (20 trials)
              opt: [sgd, adam]
              x: uniform[1:3:2]
              y: [1:5]
            Continue? (Y/n) 
            """.ReplaceLineEndings("\n")));
        Assert.That(Asked("-o", "random", "x=2", "-m", "1"), Does.StartWith("You are about to run work with random search (1 trial)\n  opt: [sgd, adam]\n  x: 2\n  y: 1\n"));
        Assert.That(Asked("opt=[sgd,adam]"), Does.Contain("\n  x: 2\n"), "a grid takes what is given");
    }

    [TestCase("x=uniform[1]", "ERROR: [guild] uniform requires 2 or 3 args, got (1,) for flag x\n")]
    [TestCase("x=[1:2]|-N|a b", "ERROR: [guild] invalid objective 'a b': unexpected token 'b', line 1, pos 9\n")]
    [TestCase("x=[1:2]|-N|a, b", "ERROR: [guild] invalid objective 'a, b': too many columns\n")]
    [TestCase("x=2|-o|random", "ERROR: [guild] flags for batch (x=2, y=null) do not contain any search dimensions\nTry specifying a range for one or more flags as NAME=[MIN:MAX].\n")]
    public void What_only_the_search_finds_out_leaves_a_failed_batch(string words, string expected)
    {
        GivenWork();

        Assert.That(Fails(["run", "work", .. words.Split('|'), "-y"]).Error, Is.EqualTo(expected));
        Assert.That(Listed(), Is.EqualTo(new[] { "work+skopt:random error" }));
    }

    [Test]
    public void A_function_that_nobody_knows_is_refused_beforehand()
    {
        GivenWork();

        Assert.That(Fails("run", "work", "x=unifrom[1:2]", "-y").Error, Is.EqualTo("guild: unknown function 'unifrom' used for flag x\n fix: did you mean 'uniform'?\n"));
        Assert.That(Project.RunDirectories, Is.Empty);
    }

    [Test]
    public void Text_in_quotes_of_its_own_is_no_range()
    {
        GivenWork();

        Assert.That(Project.GuildOk("run", "work", "x='[1:2]'", "y=[5:9]", "-m", "1", "-y").Out, Is.EqualTo("loss: [1:2]\n"));
    }

    private string Asked(params string[] words) => Project.GuildWithInput("n\n", ["run", "work", .. words]).Error;
}
