using FsCheck;
using FsCheck.Fluent;
using Guild.Abstractions;
using Guild.Core.Text;
using Guild.Core.Tests.Yaml;
using Guild.Core.Yaml;

namespace Guild.Core.Tests.Text;

public sealed class FlagTextTests
{
    [TestCase("a", "s=a")]
    [TestCase("a b", "s='a b'")]
    [TestCase("it's me", "s=\"it's me\"")]
    [TestCase("1", "s='1'")]
    [TestCase("", "s=''")]
    [TestCase("é ü", "s='é ü'")]
    [TestCase("a\nb", "s=\"a\\nb\"")]
    public void Text_with_blanks_is_quoted_in_assignments(string text, string expected) =>
        Assert.That(FlagText.FormatAssignment("s", Value.Of(text)), Is.EqualTo(expected));

    [TestCase(120000000000.0, "120000000000.0")]
    [TestCase(1e-7, "1.0e-07")]
    [TestCase(0.001, "0.001")]
    public void Floats_have_a_point(double number, string expected) => Assert.That(FlagText.Format(Value.Of(number)), Is.EqualTo(expected));

    [TestCase(1.8340440094, "1.83404")]
    [TestCase(1.999999, "1.99999")]
    [TestCase(1.23456789e-7, "1.23456e-07")]
    [TestCase(0.5, "0.5")]
    public void Labels_cut_floats(double number, string expected) =>
        Assert.That(FlagText.Format(Value.Of(number), FlagTextStyle.ForLabels(null)), Is.EqualTo(expected));

    [TestCase("/home/ada/project/data/train.csv", "/home/…/train.csv")]
    [TestCase("/home/ada/x", "/home/ada/x")]
    [TestCase("a_rather_long_directory_name/f", "…/f")]
    [TestCase("one_very_long_file_name_only.txt", "one_very_long_file_name_only.txt")]
    public void Labels_shorten_paths_that_exist(string path, string expected)
    {
        Assert.That(FlagText.Format(Value.Of(path), FlagTextStyle.ForLabels(_ => true)), Is.EqualTo(expected));
        Assert.That(FlagText.Format(Value.Of(path), FlagTextStyle.ForLabels(_ => false)), Is.EqualTo(path));
    }

    [Test]
    public void Shown_text_reads_back_the_same_and_stays_on_one_line() =>
        Check.QuickThrowOnFailure(Prop.ForAll(AnyValue.Text.ToArbitrary(), text =>
        {
            var shown = FlagText.Format(Value.Of(text));
            var isFunction = Guild.Core.Flags.FlagFunction.IsFunction(text);
            return !shown.Contains('\n', StringComparison.Ordinal) && (isFunction ? shown == text : YamlReader.ReadValue(shown) == Value.Of(text));
        }));
}
