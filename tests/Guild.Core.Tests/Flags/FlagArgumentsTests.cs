using Guild.Abstractions;
using Guild.Core.Flags;
using Guild.Core.GuildFiles;

namespace Guild.Core.Tests.Flags;

public sealed class FlagArgumentsTests
{
    [Test]
    public void Flags_are_passed_in_name_order_as_options_with_values() =>
        Assert.That(
            Build("args", [], ("x", Value.Of(1)), ("f", Value.False), ("s", Value.Of("p q")), ("n", Value.Null), ("t", Value.True), ("e", Value.Of(1e-5))),
            Is.EqualTo(new[] { "--e", "1e-05", "--f", "", "--s", "p q", "--t", "1", "--x", "1" }));

    [Test]
    public void Destinations_of_python_variables_get_yaml() =>
        Assert.That(
            Build("globals", [], ("f", Value.False), ("s", Value.Of("1")), ("e", Value.Of(1e-7)), ("l", new ListValue([Value.Of(1), Value.Of("a")]))),
            Is.EqualTo(new[] { "--e", "1.0e-07", "--f", "false", "--l", "[1, a]", "--s", "'1'" }));

    [TestCase("yes", "--x")]
    [TestCase("no", "")]
    [TestCase("other", "")]
    public void A_switch_is_passed_bare_when_the_value_is_its_own(string value, string expected) =>
        Assert.That(
            string.Join(' ', Build("args", [new() { Name = "x", ArgSwitch = Value.True }], ("x", FlagDecoder.Decode(value, null, [])))),
            Is.EqualTo(expected));

    [Test]
    public void A_switch_for_no_is_passed_when_the_value_is_no() =>
        Assert.That(Build("args", [new() { Name = "x", ArgSwitch = Value.False }], ("x", Value.False)), Is.EqualTo(new[] { "--x" }));

    [TestCase("args", "3 4", "--layers 3 4")]
    [TestCase("args", "", "")]
    [TestCase("globals", "3 4", "--layers [3, 4]")]
    [TestCase("globals", "", "--layers []")]
    public void A_split_flag_becomes_several_words(string destination, string value, string expected) =>
        Assert.That(
            string.Join(' ', Build(destination, [new() { Name = "layers", ArgSplit = Value.True }], ("layers", Value.Of(value)))),
            Is.EqualTo(expected));

    [Test]
    public void A_split_flag_that_holds_a_number_has_one_part() =>
        Assert.That(Build("args", [new() { Name = "b", ArgSplit = Value.Of(",") }], ("b", Value.Of(3))), Is.EqualTo(new[] { "--b", "3" }));

    [Test]
    public void Encodings_names_and_skips_are_applied() =>
        Assert.That(
            Build(
                "args",
                [
                    new() { Name = "a", ArgEncoding = new MapValue([new(Value.True, Value.Of("on")), new(Value.False, Value.Of("off"))]) },
                    new() { Name = "b", ArgName = "bee" },
                    new() { Name = "c", ArgSkip = true },
                ],
                ("a", Value.False), ("b", Value.Of(1)), ("c", Value.Of(1))),
            Is.EqualTo(new[] { "--a", "off", "--bee", "1" }));

    [Test]
    public void Lists_are_one_word_of_quoted_items_and_maps_are_json() =>
        Assert.That(
            Build("args", [], ("l", new ListValue([Value.Of("a b"), Value.True, Value.Of("1")])), ("m", MapValue.Of(("k", Value.Of("v"))))),
            Is.EqualTo(new[] { "--l", "'a b' yes ''\"'\"'1'\"'\"''", "--m", "{\"k\": \"v\"}" }));

    [Test]
    public void A_flag_that_the_command_already_has_is_not_passed_and_a_warning_says_so()
    {
        var warnings = new List<string>();

        var words = new FlagArguments("args", ["prog", "--x", "5"]).Build([new("x", Value.Of(1))], [], warnings);

        Assert.That(words, Is.Empty);
        Assert.That(warnings, Is.EqualTo(new[] { "ignoring flag 'x=1' because it's shadowed in the operation cmd as --x" }));
    }

    [TestCase("-x", "--v=-x")]
    [TestCase("--x", "--v=--x")]
    [TestCase("-1e-05", "--v=-1e-05")]
    [TestCase("-.", "--v=-.")]
    [TestCase("-", "--v -")]
    [TestCase("-5", "--v -5")]
    [TestCase("-1.5", "--v -1.5")]
    [TestCase("-.5", "--v -.5")]
    [TestCase("x-", "--v x-")]
    public void A_value_that_argparse_would_take_for_an_option_is_joined_to_its_name(string value, string expected) =>
        Assert.That(
            string.Join(' ', new FlagArguments("args", []) { JoinsDashes = true }.Build([new("v", Value.Of(value))], [], [])), Is.EqualTo(expected));

    [TestCase("-x", "'-x'")]
    [TestCase("-it's", "'-it''s'")]
    [TestCase("-5", "'-5'")]
    [TestCase("x", "x")]
    public void A_text_for_a_Python_variable_never_begins_with_a_dash(string value, string expected) =>
        Assert.That(Build("globals", [], ("v", Value.Of(value))), Is.EqualTo(new[] { "--v", expected }));

    [Test]
    public void Flags_can_be_skipped_by_default() =>
        Assert.That(
            new FlagArguments("args", [], skipsByDefault: true).Build(
                [new("a", Value.Of(1)), new("b", Value.Of(2)), new("forced", Value.Of(3))],
                [new() { Name = "a" }, new() { Name = "b", ArgSkip = false }],
                []),
            Is.EqualTo(new[] { "--b", "2", "--forced", "3" }));

    [Test]
    public void Every_flag_has_a_variable() =>
        Assert.That(
            FlagEnvironment.Build(
                [new("batch-size", Value.Of(1)), new("b", Value.True), new("n", Value.Null), new("own", Value.False)],
                [new() { Name = "own", EnvName = "Own", EnvEncoding = new MapValue([new(Value.False, Value.Of("F"))]) }]),
            Is.EqualTo(new Variable[] { new("FLAG_BATCH_SIZE", "1"), new("FLAG_B", "1"), new("FLAG_N", ""), new("Own", "F") }));

    private static IReadOnlyList<string> Build(string destination, FlagDef[] flags, params (string Name, Value Value)[] values) =>
        new FlagArguments(destination, []).Build(values.Select(v => new NamedValue(v.Name, v.Value)), flags, []);
}
