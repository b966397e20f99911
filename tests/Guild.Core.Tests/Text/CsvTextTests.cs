using Guild.Core.Text;

namespace Guild.Core.Tests.Text;

public sealed class CsvTextTests
{
    [TestCase("a,b\n1,2\n", "a|b", "1|2")]
    [TestCase("a,b\r\n1,\r\n\r\n,2", "a|b", "1|", "|2")]
    [TestCase("\"a,b\",\"c\"\"d\"\n\"x\ny\",z\n", "a,b|c\"d", "x\ny|z")]
    [TestCase("a\n\n\nb", "a", "b")]
    [TestCase("\ufeffa,b\n", "a|b")]
    [TestCase("")]
    [TestCase("\n\n")]
    public void Rows_are_read_as_Python_reads_them(string text, params string[] expected) =>
        Assert.That(CsvText.Parse(text).Select(r => string.Join('|', r)), Is.EqualTo(expected));

    [Test]
    public void What_is_written_is_read_back()
    {
        string[] fields = ["a", "", "b,c", "d\"e", "f\ng", " h "];

        Assert.That(CsvText.Parse(CsvText.Row(fields)).Single(), Is.EqualTo(fields));
    }
}
