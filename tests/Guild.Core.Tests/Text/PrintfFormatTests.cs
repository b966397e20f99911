using Guild.Abstractions;
using Guild.Core.Text;

namespace Guild.Core.Tests.Text;

public sealed class PrintfFormatTests
{
    [TestCase("%g", 0.0001, "0.0001")]
    [TestCase("%g", 1e-5, "1e-05")]
    [TestCase("%g", 1234567.0, "1.23457e+06")]
    [TestCase("%.3g", 2.5, "2.5")]
    [TestCase("%+.2f", 1.005, "+1.00")]
    [TestCase("%8.2f|", -1.5, "   -1.50|")]
    [TestCase("%-8.2f|", 1.5, "1.50    |")]
    [TestCase("%08.2f", -1.5, "-0001.50")]
    [TestCase("%.1f", 0.25, "0.2")]
    [TestCase("%.2e", 1.125, "1.12e+00")]
    [TestCase("%.1e", 9.99, "1.0e+01")]
    [TestCase("%.0f", 1e22, "10000000000000000000000")]
    [TestCase("%.20f", 0.1, "0.10000000000000000555")]
    [TestCase("%e", 5e-324, "4.940656e-324")]
    [TestCase("%.3f", -0.0, "-0.000")]
    [TestCase("%+0d", 3.7, "+3")]
    [TestCase("%d", 3.7, "3")]
    [TestCase("%s", 3.7, "3.7")]
    [TestCase("%.0f%%", 50.0, "50%")]
    [TestCase("%e", 12345.678, "1.234568e+04")]
    [TestCase("%.1f", double.PositiveInfinity, "inf")]
    public void Numbers_are_formatted_as_in_python(string format, double number, string expected) =>
        Assert.That(PrintfFormat.Format(format, Value.Of(number)), Is.EqualTo(expected));

    [TestCase("%")]
    [TestCase("%.3")]
    [TestCase("%q")]
    [TestCase("%d %d")]
    [TestCase("%99999999999d")]
    [TestCase("plain")]
    public void What_is_no_format_for_one_value_is_refused(string format) =>
        Assert.That(PrintfFormat.Format(format, Value.Of(1)), Is.Null);

    [Test]
    public void Text_has_no_number_format() => Assert.That(PrintfFormat.Format("%f", Value.Of("a")), Is.Null);
}
