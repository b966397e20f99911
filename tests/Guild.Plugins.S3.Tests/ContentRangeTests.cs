namespace Guild.Plugins.S3.Tests;

public class ContentRangeTests
{
    [TestCase("bytes 0-99/1000", 0, 1000)]
    [TestCase("bytes 100-199/*", 100, null)]
    [TestCase("nonsense", null, null)]
    [TestCase("", null, null)]
    [TestCase(null, null, null)]
    public void Start_and_size_are_read(string? header, long? start, long? size)
    {
        Assert.That((ContentRange.StartIn(header), ContentRange.SizeIn(header)), Is.EqualTo((start, size)));
    }
}
