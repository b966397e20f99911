using FsCheck;
using FsCheck.Fluent;
using Guild.Abstractions;
using Guild.Core.Flags;
using Guild.Core.Text;
using Guild.Core.Tests.Yaml;

namespace Guild.Core.Tests.Flags;

public sealed class FlagDecoderTests
{
    [TestCase("1", "1")]
    [TestCase("010", "10")]
    [TestCase("1e3", "1000.0")]
    [TestCase(".5", "0.5")]
    [TestCase("1.0", "1.0")]
    [TestCase("0x10", "16")]
    [TestCase("inf", ".inf")]
    [TestCase("NaN", ".nan")]
    [TestCase("1e400", ".inf")]
    [TestCase("12:30", "'12:30'")]
    [TestCase("1_000", "'1_000'")]
    [TestCase("2018_06_26", "'2018_06_26'")]
    [TestCase("2020-01-01", "'2020-01-01'")]
    [TestCase("a:b", "a:b")]
    [TestCase("a=b", "a=b")]
    [TestCase("\"quoted\"", "quoted")]
    [TestCase("[a:b]", "[a:b]")]
    [TestCase("[]", "[]")]
    [TestCase("[1]", "[1]")]
    [TestCase("[a, 1, 1.0, yes, null, 'b, c']", "[a, 1, 1.0, yes, null, 'b, c']")]
    [TestCase("{b: c d, a: 1}", "{a: 1, b: c d}")]
    [TestCase("yes", "yes")]
    [TestCase("off", "no")]
    [TestCase("null", "null")]
    [TestCase("# c", "null")]
    [TestCase("'1'", "'1'")]
    [TestCase("", "''")]
    [TestCase("*a", "'*a'")]
    [TestCase("%a", "'%a'")]
    [TestCase("1,2", "1,2")]
    [TestCase("!!int", "'!!int'")]
    [TestCase("[1]*3", "[1, 1, 1]")]
    [TestCase("[1,2] * 2", "[1, 2, 1, 2]")]
    [TestCase("range[1:3]", "[1, 2, 3]")]
    [TestCase("range[1:5:2]", "[1, 3, 5]")]
    [TestCase("range[1:2:0.5]", "[1.0, 1.5, 2.0]")]
    [TestCase("range[3]", "[0, 1, 2]")]
    [TestCase("range[5:1:-2]", "[5, 3, 1]")]
    [TestCase("linspace[0:1:3]", "[0.0, 0.5, 1.0]")]
    [TestCase("linspace[0:1]", "[0.0, 0.25, 0.5, 0.75, 1.0]")]
    [TestCase("logspace[0:2:3]", "[1.0, 10.0, 100.0]")]
    [TestCase("logspace[-3:-1:3]", "[0.001, 0.01, 0.1]")]
    [TestCase("logspace[0:2:3:2]", "[1.0, 2.0, 4.0]")]
    [TestCase("geomspace[1:100:3]", "[1.0, 10.0, 100.0]")]
    [TestCase("uniform[0:1]", "uniform[0:1]")]
    public void Text_without_a_type_is_decoded(string text, string shown) =>
        Assert.That(FlagText.Format(FlagDecoder.Decode(text, null, [])), Is.EqualTo(shown));

    [TestCase("range[a:b]")]
    [TestCase("range[1:2:0]")]
    [TestCase("range[1:1e15]")]
    [TestCase("linspace[1]")]
    [TestCase("geomspace[0:1]")]
    [TestCase("!!int")]
    public void Text_that_cannot_be_decoded_stays_and_a_warning_says_why(string text)
    {
        var warnings = new List<string>();

        Assert.That(FlagDecoder.Decode(text, null, warnings), Is.EqualTo(Value.Of(text)));
        Assert.That(warnings, Has.One.StartsWith($"error decoding '{text}': "));
    }

    [TestCase("int", "010", "10")]
    [TestCase("int", "0x10", "16")]
    [TestCase("int", "abc", "abc")]
    [TestCase("float", "1", "1.0")]
    [TestCase("float", "1_0.5", "10.5")]
    [TestCase("number", "1", "1")]
    [TestCase("string", "[1e3, 010]", "['1e3', '010']")]
    [TestCase("string", "'[1]'", "'[1]'")]
    [TestCase("string", "{a: 1}", "'{a: 1}'")]
    [TestCase("boolean", "0", "0")]
    public void A_type_decides_first(string type, string text, string shown) =>
        Assert.That(FlagText.Format(FlagDecoder.Decode(text, type, [])), Is.EqualTo(shown));

    [TestCase("013")]
    [TestCase("1e3")]
    [TestCase("00500")]
    [TestCase("")]
    [TestCase("yes")]
    [TestCase("null")]
    [TestCase("1_000")]
    [TestCase("~x")]
    [TestCase("~")]
    [TestCase(" a ")]
    [TestCase("range[1:3]")]
    [TestCase("# c")]
    public void Text_typed_for_a_string_flag_stays_the_same(string text) =>
        Assert.That(FlagDecoder.Decode(text, "string", []), Is.EqualTo(Value.Of(text)));

    [Test]
    public void Any_text_typed_for_a_string_flag_stays_the_same_unless_it_begins_like_a_list_a_map_or_a_quote() =>
        Check.QuickThrowOnFailure(Prop.ForAll(AnyValue.Text.ToArbitrary(), text =>
            text is ['[' or '\'' or '"' or '{', ..] || FlagDecoder.Decode(text, "string", []) == Value.Of(text)));

    [Test]
    public void No_text_makes_decoding_fail() =>
        Check.QuickThrowOnFailure(Prop.ForAll(AnyValue.Text.ToArbitrary(), text =>
            FlagDecoder.Types.All(type => FlagDecoder.Decode(text, type, []) is not null)));
}
