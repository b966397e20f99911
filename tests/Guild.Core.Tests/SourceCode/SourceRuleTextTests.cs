using Guild.Core.Errors;
using Guild.Core.SourceCode;

namespace Guild.Core.Tests.SourceCode;

public sealed class SourceRuleTextTests
{
    [TestCase("exclude dir .*")]
    [TestCase("exclude dir * containing .guild-nocopy")]
    [TestCase("include text * size < 1048577, max match 100")]
    [TestCase("exclude dir c, a/b")]
    [TestCase("include text *.md")]
    [TestCase("exclude 'x y*', *.txt")]
    [TestCase("include /guild.yml")]
    public void A_rule_read_from_its_text_has_that_text(string text) =>
        Assert.That(SourceRuleText.Format(SourceRuleText.Parse(text)), Is.EqualTo(text));

    [Test]
    public void All_parts_of_a_rule_are_read()
    {
        var rule = SourceRuleText.Parse("include text 'a b', *.c containing x/y, size < 10, max match 3");

        Assert.That(rule.Patterns, Is.EqualTo(new[] { "a b", "*.c" }));
        Assert.That((rule.Includes, rule.Type, rule.Containing, rule.SizeBelow, rule.MaxMatches), Is.EqualTo((true, "text", "x/y", 10L, 3)));
    }

    [TestCase("")]
    [TestCase("take *")]
    [TestCase("include ")]
    public void What_is_no_rule_is_named(string text) =>
        Assert.That(() => SourceRuleText.Parse(text), Throws.TypeOf<GuildException>().With.Message.StartsWith("unsupported source code rule"));
}
