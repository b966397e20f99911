using Guild.Abstractions;
using Guild.Core.Batches;
using Guild.Core.Errors;
using Guild.Core.Runs.Columns;
using Guild.Core.Yaml;

namespace Guild.Core.Tests.Batches;

public sealed class BatchObjectiveTests
{
    [TestCase("null", "minimize loss", "loss")]
    [TestCase("acc", "minimize acc", "acc")]
    [TestCase("-acc", "maximize acc", "-acc")]
    [TestCase("{minimize: err}", "minimize err", "err")]
    [TestCase("{maximize: avg acc}", "maximize avg acc", "-avg acc")]
    [TestCase("[a]", "minimize loss", "loss")]
    [TestCase("12", "minimize loss", "loss")]
    public void An_objective_is_read_as_it_is_configured(string configured, string words, string recorded)
    {
        var objective = BatchObjective.Of(YamlReader.ReadValue(configured));

        Assert.That(objective.Words, Is.EqualTo(words));
        Assert.That(objective.Recorded, Is.EqualTo(recorded));
        Assert.That(BatchObjective.Of(Value.Of(recorded)), Is.EqualTo(objective));
    }

    [Test]
    public void An_objective_may_name_any_value_of_a_scalar() =>
        Assert.That(new BatchObjective("min train#loss", false).Column(), Is.EqualTo(new ColumnSpec(ColumnSource.Scalar, "train#loss") { Qualifier = ScalarQualifier.Min }));

    [TestCase("a, b", "invalid objective 'a, b': too many columns")]
    [TestCase("a b", "invalid objective 'a b': unexpected token 'b', line 1, pos 9")]
    public void A_wrong_objective_is_told(string text, string message) =>
        Assert.That(() => new BatchObjective(text, false).Column(), Throws.TypeOf<GuildException>().With.Message.EqualTo(message));
}
