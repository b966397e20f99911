using Guild.Abstractions;
using Guild.Core.Batches;
using Guild.Core.Errors;
using Guild.Core.Text;

namespace Guild.Core.Tests.Batches;

public sealed class TrialGridTests
{
    [Test]
    public void Every_combination_is_a_trial_and_the_last_flag_changes_first()
    {
        var trials = TrialGrid.Expand([Flag("a", 1, 2), new("b", Value.Of("x")), Flag("c", 3, 4)]);

        Assert.That(trials.Select(t => string.Join(' ', t.Select(f => $"{f.Key}={FlagText.Format(f.Value)}"))), Is.EqualTo(new[]
        {
            "a=1 b=x c=3", "a=1 b=x c=4", "a=2 b=x c=3", "a=2 b=x c=4",
        }));
    }

    [Test]
    public void A_list_in_a_list_is_a_value()
    {
        var trials = TrialGrid.Expand([new("l", new ListValue([new ListValue([Value.Of(1), Value.Of(2)]), Value.Of(3)]))]);

        Assert.That(trials.Select(t => FlagText.Format(t[0].Value)), Is.EqualTo(new[] { "[1, 2]", "3" }));
    }

    [Test]
    public void An_empty_list_stands_for_no_trial() => Assert.That(TrialGrid.Expand([Flag("a", 1), Flag("b")]), Is.Empty);

    [Test]
    public void What_nobody_can_run_is_refused()
    {
        var many = Enumerable.Range(0, 12).Select(i => Flag($"f{i}", 1, 2, 3, 4)).ToList();

        Assert.That(() => TrialGrid.Expand(many), Throws.TypeOf<GuildException>().With.Message.EqualTo("the lists of values stand for more than 1000000 trials"));
    }

    private static NamedValue Flag(string name, params long[] values) => new(name, new ListValue([.. values.Select(v => Value.Of(v))]));
}
