using Guild.Core.Errors;
using Guild.Core.Runs.Columns;

namespace Guild.Core.Tests.Runs.Columns;

public sealed class ColumnSpecParserTests
{
    [TestCase("loss", ColumnSource.Scalar, "loss")]
    [TestCase("scalar:train#loss", ColumnSource.Scalar, "train#loss")]
    [TestCase("=lr", ColumnSource.Flag, "lr")]
    [TestCase("flag:batch-size", ColumnSource.Flag, "batch-size")]
    [TestCase(".run", ColumnSource.Attribute, "run")]
    [TestCase("attr: label", ColumnSource.Attribute, "label")]
    [TestCase("='a b, c'", ColumnSource.Flag, "a b, c")]
    [TestCase("max", ColumnSource.Scalar, "max")]
    [TestCase("'max' ", ColumnSource.Scalar, "max")]
    [TestCase("val.loss=1", ColumnSource.Scalar, "val.loss=1")]
    public void Columns_are_scalars_flags_or_attributes(string text, ColumnSource source, string name) =>
        Assert.That(ColumnSpecParser.Parse(text), Is.EqualTo(new[] { new ColumnSpec(source, name) }));

    [Test]
    public void Qualifiers_steps_and_headings_are_read()
    {
        var columns = ColumnSpecParser.Parse("=lr,.id, last acc as final, max loss step, min loss step as 'best step'");

        Assert.That(columns, Is.EqualTo(new[]
        {
            new ColumnSpec(ColumnSource.Flag, "lr"),
            new ColumnSpec(ColumnSource.Attribute, "id"),
            new ColumnSpec(ColumnSource.Scalar, "acc") { GivenHeading = "final" },
            new ColumnSpec(ColumnSource.Scalar, "loss") { Qualifier = ScalarQualifier.Max, IsStep = true },
            new ColumnSpec(ColumnSource.Scalar, "loss") { Qualifier = ScalarQualifier.Min, IsStep = true, GivenHeading = "best step" },
        }));
    }

    [TestCase("lr decay", "unexpected token 'decay', line 1, pos 10")]
    [TestCase("bad spec here", "unexpected token 'spec', line 1, pos 11")]
    [TestCase("a,,b", "unexpected token ',', line 1, pos 9")]
    [TestCase("as x", "unexpected token 'as', line 1, pos 7")]
    [TestCase("'open", "unexpected character ''', line 1, pos 7")]
    [TestCase("=", "unexpected end of query")]
    [TestCase(" ", "query string cannot be empty")]
    public void What_is_no_column_is_told_with_its_place(string text, string message) =>
        Assert.That(() => ColumnSpecParser.Parse(text), Throws.TypeOf<GuildException>().With.Message.EqualTo(message));
}
