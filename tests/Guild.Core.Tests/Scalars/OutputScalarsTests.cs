using FsCheck;
using FsCheck.Fluent;
using Guild.Abstractions;
using Guild.Core.Logging;
using Guild.Core.Scalars;

namespace Guild.Core.Tests.Scalars;

public sealed class OutputScalarsTests
{
    [Test]
    public void The_lines_that_were_observed_with_the_original_give_the_same()
    {
        string[] lines =
        [
            "loss: 0.5 (step 10)", "acc: 1e-3 (50%)", "a_b: nan", "  indented: 5", "Epoch: 1/2", "x y: 3", "val_loss: -inf", "step: 20", "loss: 0.25", "k:3",
            "k2:  .5", "k3: 5.", "k5: +1.5E+3", "k4: -", "lr: 0.3", "é: 4", "last: 1",
        ];

        Assert.That(Read(lines, flags: ["lr"]), Is.EqualTo(new[]
        {
            "loss=0.5@10", "acc=0.001@10", "a_b=NaN@10", "Epoch=1/2", "val_loss=-Infinity@10", "loss=0.25@20", "k2=0.5@20", "k3=5@20", "k5=1500@20", "k4=-", "last=1@20",
        }));
    }

    [Test]
    public void Without_printed_steps_a_name_that_comes_again_begins_a_step() =>
        Assert.That(
            Read(["a: 1", "b: 1", "a: 2", "b: 2", "c: 3", "c: 4"]),
            Is.EqualTo(new[] { "a=1@0", "b=1@0", "a=2@1", "b=2@1", "c=3@1", "c=4@2" }));

    [Test]
    public void Configured_patterns_replace_the_defaults_and_leave_lines_to_attributes()
    {
        var configured = new ListValue([MapValue.Of(("step", Value.Of(@"step: (\step)"))), Value.Of(@"(\key)=(\value)")]);

        Assert.That(Read(["step: 3", "loss=0.5 acc=0.25", "loss: 4"], scalars: configured), Is.EqualTo(new[] { "loss=0.5@3", "acc=0.25@3", "loss=4" }));
    }

    [Test]
    public void Named_groups_are_names_unless_they_say_key_and_value()
    {
        var configured = new ListValue([Value.Of(@"L=(?P<loss>\value)"), Value.Of(@"<(?P<_key>\w+)\|(?P<_val>\value)>")]);

        Assert.That(Read(["L=0.5 <acc|1>"], scalars: configured), Is.EqualTo(new[] { "loss=0.5@0", "acc=1@0" }));
    }

    [Test]
    public void An_empty_list_switches_scalars_off() =>
        Assert.That(Read(["loss: 1"], scalars: Value.EmptyList, attributes: Value.EmptyList), Is.Empty);

    [Test]
    public void Patterns_that_cannot_be_used_are_warned_of()
    {
        var log = new ListLog();

        OutputPatterns.ForScalars(new ListValue([Value.Of("(a)(b)(c)"), Value.Of("("), Value.Of("(a)"), Value.Of(3), MapValue.Of(("x", Value.Of(1)))]), log);

        Assert.That(log.Warnings, Has.Count.EqualTo(5));
        Assert.That(log.Warnings[0], Is.EqualTo("bad unnamed group count 3 for '(a)(b)(c)' (expected 1 or 2) skipping"));
        Assert.That(log.Warnings[1], Does.StartWith("error compiling pattern '('"));
        Assert.That(log.Warnings[3..], Is.EqualTo(["invalid item config: 3", "invalid output scalar pattern: 1"]));
    }

    [Test]
    public void The_default_patterns_written_by_hand_equal_their_expressions()
    {
        var written = new DefaultScalarPattern();
        var compiled = DefaultScalarPattern.Expressions.Select(e => new RegexOutputPattern(e, null, RegexOutputPattern.ScalarValueAlias)).ToArray();
        var attributes = new RegexOutputPattern(new DefaultAttrPattern().Source, null, RegexOutputPattern.AttrValueAlias);

        Prop.ForAll(AnyLine(), line =>
        {
            Assert.That(Captured(line, written), Is.EqualTo(Captured(line, compiled)), line);
            Assert.That(Captured(line, new DefaultAttrPattern()), Is.EqualTo(Captured(line, attributes)), line);
        }).QuickCheckThrowOnFailure();
    }

    [TestCase(@"(?P<a>x)(?P=a)", @"(?<a>x)\k<a>")]
    [TestCase(@"a\Z", @"a\z")]
    [TestCase(@"a{,3}", @"a{0,3}")]
    [TestCase(@"[(?P<a>]", @"[(?P<a>]")]
    [TestCase(@"[]a]", @"[\]a]")]
    [TestCase(@"[a-[b]", @"[a-\[b]")]
    public void Python_spells_some_expressions_differently(string python, string expected) =>
        Assert.That(PythonRegex.Translate(python), Is.EqualTo(expected));

    [TestCase("1_000", 1000)]
    [TestCase(" 1e3 ", 1000)]
    [TestCase("-Infinity", double.NegativeInfinity)]
    [TestCase("-.5", -0.5)]
    [TestCase("5.", 5)]
    public void Numbers_are_what_python_takes_for_them(string text, double expected)
    {
        Assert.That(PythonFloat.TryParse(text, out var number), Is.True);
        Assert.That(number, Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("-")]
    [TestCase(".")]
    [TestCase("1__0")]
    [TestCase("_1")]
    [TestCase("0x10")]
    [TestCase("1,000")]
    [TestCase("+-1")]
    [TestCase("--1")]
    [TestCase("∞")]
    public void Other_texts_are_no_numbers(string text) => Assert.That(PythonFloat.TryParse(text, out _), Is.False);

    [Test]
    public void Colours_and_invalid_bytes_do_not_hide_a_scalar()
    {
        Assert.That(OutputText.Decode("\x1b[1;32mloss\x1b[0m: 0.5 \xff\n"u8), Is.EqualTo("loss: 0.5 ÿ"));
        Assert.That(OutputText.Decode([(byte)'a', 0xFF, (byte)'b', (byte)'\r', (byte)'\n']), Is.EqualTo("ab"));
    }

    private static Arbitrary<string> AnyLine()
    {
        string[] pieces = ["k", "loss:", "a:b:", ":", " ", "  ", "\t", "1", "0.5", "-", "1e5", "e", ".", "nan", "INF", "(", ")", "(step 3)", "(7)", "(step3)", "(50%)", "é", "step: "];
        return Gen.Elements(pieces).ListOf().Select(p => string.Concat(p).TrimEnd()).ToArbitrary();
    }

    private static string[] Captured(string line, params IOutputPattern[] patterns)
    {
        var captured = new List<CapturedValue>();
        foreach (var pattern in patterns)
            pattern.Capture(line, captured);
        return [.. captured.Select(c => $"{c.Key}={c.Text}")];
    }

    private static string[] Read(string[] lines, string[]? flags = null, ListValue? scalars = null, ListValue? attributes = null)
    {
        var log = new ListLog();
        var reader = new OutputScalars(OutputPatterns.ForScalars(scalars, log), OutputPatterns.ForAttributes(attributes, log), flags ?? []);
        return [.. lines.SelectMany(reader.Read).Select(e => FormattableString.Invariant($"{e.Tag}={(e.Text ?? $"{e.Number}@{e.Step}")}"))];
    }

    private sealed class ListLog : IGuildLog
    {
        public List<string> Warnings { get; } = [];

        public void Debug(string message)
        {
        }

        public void Info(string message)
        {
        }

        public void Warning(string message) => Warnings.Add(message);

        public void Error(string message)
        {
        }
    }
}
