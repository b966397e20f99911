using Guild.Core.Resources;

namespace Guild.Core.Tests.Resources;

public class ByteSizeTests
{
    [TestCase("0", 0)]
    [TestCase("4096", 4096)]
    [TestCase("20 GiB", 20L << 30)]
    [TestCase("20g", 20L << 30)]
    [TestCase("1.5GB", 1_500_000_000)]
    [TestCase("500 K", 512_000)]
    [TestCase("12 bytes", 12)]
    public void Sizes_are_read_as_people_write_them(string text, long bytes) =>
        Assert.That((ByteSize.TryParse(text, out var read), read), Is.EqualTo((true, bytes)));

    [TestCase("")]
    [TestCase("GiB")]
    [TestCase("-1")]
    [TestCase("1 XB")]
    [TestCase("1 Gib2")]
    [TestCase("1e400")]
    [TestCase("99999999999 TiB")]
    public void Anything_else_is_refused(string text) => Assert.That(ByteSize.TryParse(text, out _), Is.False);
}
