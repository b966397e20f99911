using Guild.Abstractions;
using Guild.Core.Batches.Search;
using Guild.Core.Errors;
using Guild.Core.Flags;

namespace Guild.Core.Tests.Batches.Search;

public sealed class SearchFunctionsTests
{
    [Test]
    public void A_range_of_integers_holds_integers()
    {
        var range = Range("[1:10:4]");

        Assert.That(range, Is.EqualTo(new RangeDimension("x", 1, 10) { IsInteger = true, Initial = Value.Of(4) }));
    }

    [TestCase("uniform[0.1:1]")]
    [TestCase("[0.1:1]")]
    [TestCase("[0.1 : 1]")]
    public void Any_float_makes_a_range_of_floats(string text) => Assert.That(Range(text), Is.EqualTo(new RangeDimension("x", 0.1, 1)));

    [Test]
    public void A_logarithmic_range_holds_floats() =>
        Assert.That(Range("loguniform[1:100]"), Is.EqualTo(new RangeDimension("x", 1, 100) { IsLogarithmic = true }));

    [TestCase("uniform[1]", "uniform requires 2 or 3 args, got (1,) for flag x")]
    [TestCase("[0.1:0.9:0.3:4]", "uniform requires 2 or 3 args, got (0.1, 0.9, 0.3, 4) for flag x")]
    [TestCase("uniform[a:1]", "uniform requires numbers as bounds, got ('a', 1) for flag x")]
    [TestCase("[5:1]", "the lower bound 5 has to be less than the upper bound 1 for flag x")]
    [TestCase("loguniform[0:1]", "loguniform requires bounds above 0, got (0, 1) for flag x")]
    [TestCase("foo[1:2]", "unknown function 'foo' used for flag x")]
    public void A_wrong_function_is_told(string text, string message) =>
        Assert.That(() => Range(text), Throws.TypeOf<GuildException>().With.Message.EqualTo(message));

    [TestCase("range[0:1:0]", "error decoding 'range[0:1:0]' for flag x: the step is 0", "use range[START:END:STEP]; to pass the text itself, quote it twice: x=\"'range[0:1:0]'\"")]
    [TestCase("range[0:1000000]", "error decoding 'range[0:1000000]' for flag x: more than 1000000 values", "use range[START:END:STEP]; to pass the text itself, quote it twice: x=\"'range[0:1000000]'\"")]
    [TestCase("linspace[1:2:x]", "error decoding 'linspace[1:2:x]' for flag x: 'x' is not a number", "use linspace[START:END:COUNT]; to pass the text itself, quote it twice: x=\"'linspace[1:2:x]'\"")]
    [TestCase("logspace[1:2:2.5]", "error decoding 'logspace[1:2:2.5]' for flag x: '2.5' is not a count", "use logspace[START:END:COUNT:BASE]; to pass the text itself, quote it twice: x=\"'logspace[1:2:2.5]'\"")]
    public void A_sequence_that_cant_be_made_is_told_with_the_reason(string text, string message, string fix) =>
        Assert.That(
            () => Range(text),
            Throws.TypeOf<GuildException>().With.Message.EqualTo(message).And.Property("Errors").One.Property("Fix").EqualTo(fix));

    [Test]
    public void A_misspelt_function_is_told_with_the_nearest_one() =>
        Assert.That(() => Range("unifrom[1:2]"), Throws.TypeOf<GuildException>().With.Property("Errors").One.Property("Fix").EqualTo("did you mean 'uniform'?"));

    private static RangeDimension Range(string text) => SearchFunctions.Range("x", FlagFunction.Parse(text)!);
}
