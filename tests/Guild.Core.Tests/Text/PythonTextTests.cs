using Guild.Abstractions;
using Guild.Core.Text;

namespace Guild.Core.Tests.Text;

public sealed class PythonTextTests
{
    [TestCase(0.1, "0.1")]
    [TestCase(1.0, "1.0")]
    [TestCase(-0.0, "-0.0")]
    [TestCase(1e-5, "1e-05")]
    [TestCase(0.0001, "0.0001")]
    [TestCase(1e15, "1000000000000000.0")]
    [TestCase(1e16, "1e+16")]
    [TestCase(1.5e300, "1.5e+300")]
    [TestCase(5e-324, "5e-324")]
    [TestCase(double.PositiveInfinity, "inf")]
    [TestCase(double.NaN, "nan")]
    public void Floats_print_as_in_python(double number, string expected) => Assert.That(PythonText.Float(number), Is.EqualTo(expected));

    [TestCase("a", "'a'")]
    [TestCase("it's", "\"it's\"")]
    [TestCase("it's \"x\"", "'it\\'s \"x\"'")]
    [TestCase("a\\b\n\t\x01\x7f", "'a\\\\b\\n\\t\\x01\\x7f'")]
    [TestCase("é日😀", "'é日😀'")]
    [TestCase("\xa0\u2028\ufeff", "'\\xa0\\u2028\\ufeff'")]
    public void Texts_are_quoted_as_in_python(string text, string expected) => Assert.That(PythonText.Repr(text), Is.EqualTo(expected));

    [Test]
    public void Collections_are_python_literals() =>
        Assert.That(
            PythonText.Repr(MapValue.Of(
                ("a", new ListValue([Value.Of(1), Value.Null, Value.True, Value.Of(1.0)])), ("d", new TimestampValue("2020-01-02")), ("t", new TimestampValue("2020-01-02 10:30:00")))),
            Is.EqualTo("{'a': [1, None, True, 1.0], 'd': datetime.date(2020, 1, 2), 't': datetime.datetime(2020, 1, 2, 10, 30)}"));
}
