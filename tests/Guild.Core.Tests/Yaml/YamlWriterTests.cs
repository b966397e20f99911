using FsCheck;
using FsCheck.Fluent;
using Guild.Abstractions;
using Guild.Core.Yaml;

namespace Guild.Core.Tests.Yaml;

public sealed class YamlWriterTests
{
    [TestCase("", "''")]
    [TestCase("abc", "abc")]
    [TestCase("it's", "it's")]
    [TestCase("--a b", "--a b")]
    [TestCase("${x}", "${x}")]
    [TestCase("yes", "'yes'")]
    [TestCase("Off", "'Off'")]
    [TestCase("~", "'~'")]
    [TestCase("y", "'y'")]
    [TestCase("N", "'N'")]
    [TestCase("1", "'1'")]
    [TestCase("1e3", "'1e3'")]
    [TestCase("1e-5", "'1e-5'")]
    [TestCase("0o17", "0o17")]
    [TestCase("017", "'017'")]
    [TestCase("12:30", "'12:30'")]
    [TestCase("2020-01-01", "'2020-01-01'")]
    [TestCase("a: b", "'a: b'")]
    [TestCase("a #b", "'a #b'")]
    [TestCase("=", "'='")]
    [TestCase("%a", "'%a'")]
    [TestCase(" lead", "' lead'")]
    [TestCase("'q'", "'''q'''")]
    [TestCase("\"dq\"", "'\"dq\"'")]
    [TestCase("a\nb", "'a\n\n  b'")]
    [TestCase("tab\tx", "\"tab\\tx\"")]
    [TestCase("\x01", "\"\\x01\"")]
    [TestCase("é", "\"\\xE9\"")]
    [TestCase("日本", "\"\\u65E5\\u672C\"")]
    [TestCase("😀", "\"\\U0001F600\"")]
    public void Text_is_quoted_only_when_it_would_read_back_as_something_else(string text, string expected) =>
        Assert.That(YamlWriter.Write(Value.Of(text)), Is.EqualTo(expected));

    [TestCase(1.0, "1.0")]
    [TestCase(0.1, "0.1")]
    [TestCase(1e-05, "1.0e-05")]
    [TestCase(1e20, "1.0e+20")]
    [TestCase(-0.0, "-0.0")]
    [TestCase(123456789012345680.0, "1.2345678901234568e+17")]
    [TestCase(double.NegativeInfinity, "-.inf")]
    [TestCase(double.NaN, ".nan")]
    public void Floats_always_have_a_point(double number, string expected) =>
        Assert.That(YamlWriter.Write(Value.Of(number)), Is.EqualTo(expected));

    [Test]
    public void Collections_are_sorted_blocks_and_lists_keep_the_indent_of_their_key()
    {
        var value = MapValue.Of(
            ("b", Value.Of(1)),
            ("a", new ListValue([Value.Of(1), new ListValue([Value.Of(2), Value.Of("b")]), MapValue.Of(("y", Value.Of(1)))])),
            ("c", MapValue.Of(("d", Value.Null), ("e", Value.EmptyList))));

        Assert.That(YamlWriter.Write(value), Is.EqualTo("a:\n- 1\n- - 2\n  - b\n- 'y': 1\nb: 1\nc:\n  d: null\n  e: []"));
    }

    [Test]
    public void Long_text_is_folded_at_80_columns() =>
        Assert.That(
            YamlWriter.Write(Value.Of(string.Join(' ', Enumerable.Repeat("word", 30)))),
            Is.EqualTo(string.Join(' ', Enumerable.Repeat("word", 17)) + "\n  " + string.Join(' ', Enumerable.Repeat("word", 13))));

    [Test]
    public void The_flow_form_stays_on_one_line() =>
        Assert.That(
            YamlWriter.WriteFlow(new ListValue([Value.Of(1), Value.Of("a, b"), MapValue.Of(("k", Value.True)), Value.Of(string.Join(' ', Enumerable.Repeat("word", 30)))])),
            Is.EqualTo("[1, 'a, b', {k: true}, " + string.Join(' ', Enumerable.Repeat("word", 30)) + "]"));

    [Test]
    public void What_is_written_reads_back_the_same() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(AnyValue.Arbitrary, value =>
            YamlReader.ReadValue(YamlWriter.Write(value)) == value && YamlReader.ReadValue(YamlWriter.WriteFlow(value)) == value));
}
