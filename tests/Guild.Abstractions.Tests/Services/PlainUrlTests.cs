namespace Guild.Abstractions.Tests.Services;

public class PlainUrlTests
{
    [TestCase("https://ada:secret@example.org/a?b#c", "https://example.org/a?b#c")]
    [TestCase("https://ada@example.org", "https://example.org")]
    [TestCase("https://ada:p@ss@example.org:8080/", "https://example.org:8080/")]
    [TestCase("s3://key:secret@bucket/a@b", "s3://bucket/a@b")]
    [TestCase("https://example.org/@ada", "https://example.org/@ada")]
    [TestCase("https://example.org?mail=a@b", "https://example.org?mail=a@b")]
    [TestCase("data/a@b.csv", "data/a@b.csv")]
    [TestCase("", "")]
    public void User_information_is_left_out_and_nothing_else(string url, string expected) =>
        Assert.That(PlainUrl.Of(url), Is.EqualTo(expected));
}
