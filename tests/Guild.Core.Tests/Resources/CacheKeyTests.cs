using Guild.Core.Hashing;
using Guild.Core.Resources;

namespace Guild.Core.Tests.Resources;

public class CacheKeyTests
{
    [TestCase("https://example.org/data/ar.zip", "https\nexample.org\n/data/ar.zip\n\n\n")]
    [TestCase("HTTPS://h:80/a;b/c;p=1?q=1#f", "https\nh:80\n/a;b/c\np=1\nq=1\nf")]
    [TestCase("http://h", "http\nh\n\n\n\n")]
    [TestCase("http://h?x#y?z", "http\nh\n\n\nx\ny?z")]
    public void A_url_is_keyed_by_its_six_parts(string url, string parts) =>
        Assert.That(CacheKey.OfUrl(url), Is.EqualTo(Sha224Hash.Of(parts)));

    [Test]
    public void Keys_are_those_of_the_original() => Assert.Multiple(() =>
    {
        Assert.That(CacheKey.OfUrl("https://example.org/data/ar.zip"), Is.EqualTo("0c6f32721618d32e3da6e400bd9f5c05ad1c3938e00f29f3dfcd82ee"));
        Assert.That(CacheKey.OfFile("/home/ada/proj/ar.zip"), Is.EqualTo("1105d083367d890012e158d0323e9ff4189e28d8b75e0f04e5366059"));
    });

    [TestCase(0, "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f")]
    [TestCase(55, "fb0bd626a70c28541dfa781bb5cc4d7d7f56622a58f01a0b1ddd646f")]
    [TestCase(56, "d40854fc9caf172067136f2e29e1380b14626bf6f0dd06779f820dcd")]
    [TestCase(200, "2559984fd15e055f0d84c346483508242f02653ab7956401e551511c")]
    public void Digests_are_right_at_every_length(int length, string digest) =>
        Assert.That(Sha224Hash.Of(new string('a', length)), Is.EqualTo(digest));
}
