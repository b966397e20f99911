using Guild.Abstractions;
using Guild.Core.Labels;

namespace Guild.Core.Tests.Labels;

public sealed class LabelTemplateTests
{
    private static readonly NamedValue[] Flags =
    [
        new("lr", Value.Of(0.1)), new("epochs", Value.Of(3)), new("n", Value.Null), new("s", Value.Of("a b")), new("fast", Value.True),
        new("data", Value.Of("/data/sets/train.csv")), new("loss", Value.Of(1.8340440094)),
    ];

    [Test]
    public void The_default_label_shows_all_flags_that_are_not_null() =>
        Assert.That(
            LabelTemplate.Default(Flags, null),
            Is.EqualTo("data=/data/sets/train.csv epochs=3 fast=yes loss=1.83404 lr=0.1 s='a b'"));

    [TestCase("run ${lr} ${n}${nope}!", "run 0.1 !")]
    [TestCase("${lr|%.3f}", "0.100")]
    [TestCase("${lr|%05.1f}", "000.1")]
    [TestCase("${epochs|%04d}", "0003")]
    [TestCase("${s|%.3f}", "'a b'")]
    [TestCase("${lr|%.1e}", "1.0e-01")]
    [TestCase("${loss|%g}", "1.83404")]
    [TestCase("${n|default:none}", "none")]
    [TestCase("${lr|default:none}", "0.1")]
    [TestCase("${data|basename}", "train.csv")]
    [TestCase("${s}", "'a b'")]
    [TestCase("${s|unquote}", "a b")]
    [TestCase("${n|default:a/b|basename|unquote}", "b")]
    [TestCase("${default_label} x", "the default x")]
    [TestCase("${lr", "${lr")]
    [TestCase(" a ", " a ")]
    public void References_and_filters_are_rendered(string template, string expected) =>
        Assert.That(Render(template, []), Is.EqualTo(expected));

    [Test]
    public void An_unknown_filter_shows_in_the_label_and_is_warned_about()
    {
        var warnings = new List<string>();

        Assert.That(Render("${lr|foo}", warnings), Is.EqualTo("#error#"));
        Assert.That(warnings, Is.EqualTo(new[] { "unsupported template transform: 'foo'" }));
    }

    private static string Render(string template, List<string> warnings) =>
        LabelTemplate.Render(template, Flags, new Dictionary<string, string> { ["default_label"] = "the default" }, null, warnings);
}
