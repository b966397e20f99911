using System.Globalization;
using System.Numerics;
using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Yaml;

namespace Guild.Core.Tests.Yaml;

public sealed class YamlReaderTests
{
    [TestCase("yes", true)]
    [TestCase("Off", false)]
    [TestCase("ON", true)]
    [TestCase("False", false)]
    public void Words_of_yaml_1_1_are_booleans(string text, bool expected) =>
        Assert.That(YamlReader.ReadValue(text), Is.EqualTo(Value.Of(expected)));

    [TestCase("~")]
    [TestCase("null")]
    [TestCase("NULL")]
    [TestCase("")]
    [TestCase("# only a comment")]
    public void Nothing_and_null_are_null(string text) => Assert.That(YamlReader.ReadValue(text), Is.EqualTo(Value.Null));

    [TestCase("010", 8)]
    [TestCase("0x1F", 31)]
    [TestCase("0b11", 3)]
    [TestCase("1_000", 1000)]
    [TestCase("+1", 1)]
    [TestCase("-5", -5)]
    [TestCase("1:30", 90)]
    public void Integers_have_the_forms_of_yaml_1_1(string text, int expected) =>
        Assert.That(YamlReader.ReadValue(text), Is.EqualTo(Value.Of(expected)));

    [TestCase("1e3", 1000.0)]
    [TestCase("1E5", 100000.0)]
    [TestCase("1.e3", 1000.0)]
    [TestCase("12e03", 12000.0)]
    [TestCase("1.5e-3", 0.0015)]
    [TestCase("1e-5", 1e-5)]
    [TestCase(".5", 0.5)]
    [TestCase("5.", 5.0)]
    [TestCase("1:30.5", 90.5)]
    [TestCase("-.inf", double.NegativeInfinity)]
    [TestCase(".nan", double.NaN)]
    [TestCase("1.0e+999999999999", double.PositiveInfinity)]
    public void Floats_need_no_sign_and_no_point_before_the_exponent(string text, double expected) =>
        Assert.That(YamlReader.ReadValue(text), Is.EqualTo(Value.Of(expected)));

    [TestCase("y")]
    [TestCase("N")]
    [TestCase("0o10")]
    [TestCase("1e")]
    [TestCase("e3")]
    [TestCase("inf")]
    [TestCase("nan")]
    [TestCase("0.1.2")]
    [TestCase("1.0.0")]
    [TestCase("2020-13-45")]
    [TestCase("/a/b")]
    public void What_looks_like_nothing_else_is_text(string text) =>
        Assert.That(YamlReader.ReadValue(text), Is.EqualTo(Value.Of(text)));

    [TestCase("2020-01-01")]
    [TestCase("2020-1-1 10:00:00.5 +2")]
    public void Dates_keep_their_text(string text) => Assert.That(YamlReader.ReadValue(text), Is.EqualTo(new TimestampValue(text)));

    [Test]
    public void Integers_have_any_size() =>
        Assert.That(YamlReader.ReadValue("123456789012345678901"), Is.EqualTo(new IntegerValue(BigInteger.Parse("123456789012345678901", CultureInfo.InvariantCulture))));

    [TestCase("!!str 1", "1")]
    [TestCase("!!str", "")]
    public void A_tag_makes_text(string text, string expected) => Assert.That(YamlReader.ReadValue(text), Is.EqualTo(Value.Of(expected)));

    [Test]
    public void Tags_make_numbers() =>
        Assert.That(YamlReader.ReadValue("[!!int '3', !!float 1, !!bool 'yes', !!null x]"), Is.EqualTo(new ListValue([Value.Of(3), Value.Of(1.0), Value.True, Value.Null])));

    [TestCase("a: !anything x", "could not determine a constructor for the tag '!anything'", 1, 4)]
    [TestCase("- !!python/object:a {}", "could not determine a constructor for the tag 'tag:yaml.org,2002:python/object:a'", 1, 3)]
    [TestCase("a: 1\n---\nb: 2", "expected a single document in the stream", 2, 1)]
    [TestCase("a:\n\tb: 1", "found character '\\t' that cannot start any token", 2, 1)]
    [TestCase("a: *b", "found undefined alias 'b'", 1, 4)]
    [TestCase("? [a]\n: 1", "found unhashable key", 1, 3)]
    [TestCase("a\n\x01", "unacceptable character #x0001: special characters are not allowed", 2, 1)]
    public void Problems_are_reported_where_they_are(string text, string problem, int line, int column)
    {
        var error = ErrorOf(text);

        Assert.That(error.What, Does.StartWith(problem).And.EndsWith($"line {line}, column {column})"));
        Assert.That(error.Where, Is.EqualTo(new SourceLocation("guild.yml", line, column) { Length = error.Where!.Length }));
    }

    [Test]
    public void Nodes_know_their_place_and_length()
    {
        var root = (YamlMapping)YamlReader.Read("train:\n  main: fit --quiet  # c\n  'flags': [a]\n", "guild.yml")!;

        var train = (YamlMapping)root["train"]!;
        Assert.That(train.Location, Is.EqualTo(new SourceLocation("guild.yml", 2, 3)));
        Assert.That(train["main"]!.Location, Is.EqualTo(new SourceLocation("guild.yml", 2, 9) { Length = 11 }));
        Assert.That(train.Pairs[1].Key.Location, Is.EqualTo(new SourceLocation("guild.yml", 3, 3) { Length = 7 }));
        Assert.That(train["flags"]!.Location, Is.EqualTo(new SourceLocation("guild.yml", 3, 12)));
    }

    [TestCase("- [a]\n- :b", ":b")]
    [TestCase("- {a: 1}\n- ::b c", "::b c")]
    [TestCase("- [a]\n- \"x :b\"", "x :b")]
    public void A_colon_may_begin_a_text(string text, string expected) =>
        Assert.That(((ListValue)YamlReader.ReadValue(text)).Items[1], Is.EqualTo(Value.Of(expected)));

    [TestCase("a *b: 1", "a *b")]
    [TestCase("x: &a 1\ny: *a\n2 *a: 1", "2 *a")]
    public void An_asterisk_inside_a_key_is_no_alias(string text, string key) =>
        Assert.That(((YamlMapping)YamlReader.Read(text, "f")!)[key]?.ToValue(), Is.EqualTo(Value.Of(1)));

    [TestCase("- - : =  &=} `yes")]
    public void Text_that_confuses_the_parser_is_an_error_like_any_other(string text) =>
        Assert.That(() => YamlReader.Read(text, "f"), Throws.TypeOf<GuildException>());

    [Test]
    public void A_key_keeps_its_source_text()
    {
        var root = (YamlMapping)YamlReader.Read("no: {on: 1}", "guild.yml")!;

        Assert.That(root["no"], Is.Not.Null);
        Assert.That(root.Pairs[0].Key.ToValue(), Is.EqualTo(Value.False));
    }

    [Test]
    public void Of_a_key_written_twice_the_last_value_counts_and_a_warning_says_so()
    {
        var warnings = new List<GuildError>();

        var root = YamlReader.Read("a: 1\nb: 2\na: 3", "guild.yml", warnings)!;

        Assert.That(root.ToValue(), Is.EqualTo(MapValue.Of(("a", Value.Of(3)), ("b", Value.Of(2)))));
        Assert.That(warnings, Has.One.Items);
        Assert.That(warnings[0].Where, Is.EqualTo(new SourceLocation("guild.yml", 3, 1)));
    }

    [Test]
    public void Long_mappings_notice_keys_written_twice_too()
    {
        var warnings = new List<GuildError>();
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => $"k{i}: {i}\n{i}: {i}\n")) + "k3: x\n39: y\n";

        var root = (YamlMapping)YamlReader.Read(text, "guild.yml", warnings)!;

        Assert.That(root.Pairs, Has.Count.EqualTo(80));
        Assert.That(root["k3"]!.ToValue(), Is.EqualTo(Value.Of("x")));
        Assert.That(root["39"]!.ToValue(), Is.EqualTo(Value.Of("y")));
        Assert.That(warnings.Select(w => w.Where!.Line), Is.EqualTo(new[] { 81, 82 }));
    }

    [TestCase("x: &a {p: 1, q: 2}\ny: {<<: *a, q: 3}")]
    [TestCase("x: {p: 1, q: 2}\ny:\n  <<: [{p: 1}, {p: 5, q: 4}]\n  q: 3")]
    public void Merge_keys_fill_in_what_is_not_written(string text) =>
        Assert.That(((YamlMapping)YamlReader.Read(text, "f")!)["y"]!.ToValue(), Is.EqualTo(MapValue.Of(("p", Value.Of(1)), ("q", Value.Of(3)))));

    [Test]
    public void Aliases_that_would_claim_all_memory_are_refused()
    {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            + string.Concat(Enumerable.Range(1, 12).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));

        Assert.That(ErrorOf(text).What, Does.StartWith("aliases expand to more than"));
    }

    [TestCase("[")]
    [TestCase("{a: ")]
    [TestCase("- ")]
    public void Nesting_without_end_is_refused(string opening) =>
        Assert.That(ErrorOf(string.Concat(Enumerable.Repeat(opening, 100_000))).What, Does.StartWith("nested more than"));

    [Test]
    public void A_node_that_contains_itself_is_refused() =>
        Assert.That(ErrorOf("a: &a [*a]").What, Does.StartWith("found alias 'a' inside the node that it names"));

    private static GuildError ErrorOf(string text) =>
        Assert.Throws<GuildException>(() => YamlReader.Read(text, "guild.yml"))!.Errors[0];
}
