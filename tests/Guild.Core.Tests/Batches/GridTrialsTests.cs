using Guild.Abstractions;
using Guild.Core.Batches;
using Guild.Core.Text;

namespace Guild.Core.Tests.Batches;

public sealed class GridTrialsTests
{
    [Test]
    public void What_files_list_is_multiplied_by_the_lists_and_repeated_trials_stay()
    {
        var flags = new BatchFlags
        {
            Values = [new("x", Value.Of(0)), new("y", List(1, 2)), new("z", Value.Of("a"))],
            Rows = [[new("x", Value.Of(5))], [new("x", Value.Of(5))], [new("x", List(6, 7)), new("y", Value.Of(9))]],
        };

        var trials = GridTrials.Of(flags, maxTrials: null, seed: 1);

        Assert.That(trials.Select(Text), Is.EqualTo(new[]
        {
            "x=5 y=1 z=a", "x=5 y=2 z=a", "x=5 y=1 z=a", "x=5 y=2 z=a", "x=6 y=9 z=a", "x=7 y=9 z=a",
        }));
        Assert.That(GridTrials.Count(flags, maxTrials: null), Is.EqualTo(6));
        Assert.That(GridTrials.Count(flags, maxTrials: 4), Is.EqualTo(4));
    }

    [Test]
    public void Some_of_the_trials_keep_their_order_and_the_seed_chooses_them()
    {
        var flags = new BatchFlags { Values = [new("x", List([.. Enumerable.Range(0, 100).Select(i => (long)i)]))] };

        var first = GridTrials.Of(flags, maxTrials: 10, seed: 1).Select(Text).ToList();
        var same = GridTrials.Of(flags, maxTrials: 10, seed: 1).Select(Text);
        var other = GridTrials.Of(flags, maxTrials: 10, seed: 2).Select(Text);

        Assert.That(first, Has.Count.EqualTo(10).And.Unique);
        Assert.That(first, Is.EqualTo(first.OrderBy(t => int.Parse(t[2..], System.Globalization.CultureInfo.InvariantCulture))));
        Assert.That(same, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    [Test]
    public void A_function_in_a_list_is_drawn_and_text_that_looks_like_one_stays()
    {
        var flags = new BatchFlags { Values = [new("s", Value.Of("[1:2]")), new("x", new ListValue([Value.Of("[10:20]"), Value.Of("[10:20]"), Value.Of(3)]))] };

        var trials = GridTrials.Of(flags, maxTrials: null, seed: 4);

        Assert.That(trials.Select(t => t[0].Value), Is.All.EqualTo(Value.Of("[1:2]")));
        Assert.That(trials.Take(2).Select(t => (int)((IntegerValue)t[1].Value).Number), Is.All.InRange(10, 20));
        Assert.That(trials[2][1].Value, Is.EqualTo(Value.Of(3)));
    }

    private static ListValue List(params long[] values) => new([.. values.Select(v => Value.Of(v))]);

    private static string Text(IReadOnlyList<NamedValue> trial) => string.Join(' ', trial.Select(f => FlagText.FormatAssignment(f.Key, f.Value)));
}
