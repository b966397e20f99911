using Guild.Abstractions;
using Guild.Core.Batches;
using Guild.Core.Batches.Search;
using Guild.Core.Errors;
using Guild.Core.Flags;

namespace Guild.Core.Tests.Batches.Search;

public sealed class RandomTrialsTests
{
    [Test]
    public void Values_lie_in_their_ranges_and_others_stay()
    {
        var trials = RandomTrials.Of(Flags(("a", "[1:3]"), ("b", "loguniform[0.001:1]"), ("c", "text")), 200, seed: 1);

        Assert.That(trials.Select(t => Number(t, "a")).Distinct(), Is.EquivalentTo(new double[] { 1, 2, 3 }));
        Assert.That(trials.Select(t => t[0].Value), Is.All.TypeOf<IntegerValue>());
        Assert.That(trials.Select(t => Number(t, "b")), Is.All.InRange(0.001, 1));
        Assert.That(trials.Count(t => Number(t, "b") < 0.03), Is.InRange(70, 130), "half of the orders of magnitude");
        Assert.That(trials.Select(t => t[2]), Is.All.EqualTo(new NamedValue("c", Value.Of("text"))));
    }

    [Test]
    public void One_of_a_list_is_picked()
    {
        var flags = new BatchFlags { Values = [new("opt", Value.OfTexts(["sgd", "adam"]))] };

        var trials = RandomTrials.Of(flags, 50, seed: 3);

        Assert.That(trials.Select(t => ((TextValue)t[0].Value).Text).Distinct(), Is.EquivalentTo(new[] { "sgd", "adam" }));
    }

    [Test]
    public void A_first_value_is_that_of_the_first_trial_and_changes_no_other()
    {
        var with = RandomTrials.Of(Flags(("x", "[1:1000:4]"), ("y", "[1:1000]")), 5, seed: 5);
        var without = RandomTrials.Of(Flags(("x", "[1:1000]"), ("y", "[1:1000]")), 5, seed: 5);

        Assert.That(Number(with[0], "x"), Is.EqualTo(4));
        Assert.That(with.Skip(1).Select(t => Number(t, "x")), Is.EqualTo(without.Skip(1).Select(t => Number(t, "x"))));
        Assert.That(with.Select(t => Number(t, "y")), Is.EqualTo(without.Select(t => Number(t, "y"))));
    }

    [Test]
    public void A_seed_gives_the_same_trials()
    {
        var first = RandomTrials.Of(Flags(("x", "[0:1.0]")), 9, seed: 8);
        var second = RandomTrials.Of(Flags(("x", "[0:1.0]")), 9, seed: 8);

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Flags_without_anything_to_search_for_are_told()
    {
        var flags = new BatchFlags { Values = [new("s", Value.Of("[1:2]")), new("x", Value.Null), new("y", Value.Of(1))], Literal = ["s"] };

        Assert.That(() => RandomTrials.Of(flags, 2, seed: 1), Throws.TypeOf<GuildException>().With.Message.EqualTo(
            "flags for batch (s=[1:2], x=null, y=1) do not contain any search dimensions\n"
            + "Try specifying a range for one or more flags as NAME=[MIN:MAX]."));
    }

    private static BatchFlags Flags(params (string Name, string Text)[] flags) =>
        new() { Values = [.. flags.Select(f => new NamedValue(f.Name, Value.Of(f.Text)))] };

    private static double Number(IReadOnlyList<NamedValue> trial, string name) => PythonEquality.Number(trial.Single(f => f.Key == name).Value)!.Value;
}
