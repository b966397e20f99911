using System.Security.Cryptography;
using Guild.Core.Hashing;

namespace Guild.Core.Tests.Hashing;

public sealed class BlockHashTests
{
    [TestCase("", "d41d8cd98f00b204e9800998ecf8427e", "da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [TestCase("abc", "900150983cd24fb0d6963f7d28e17f72", "a9993e364706816aba3e25717850c26c9cd0d89d")]
    public void Known_digests_come_out(string text, string md5, string sha1)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);

        Assert.That((Md5Hash.Of(bytes), Sha1Hash.Of(bytes)), Is.EqualTo((md5, sha1)));
    }

    [Test]
    public void Any_bytes_in_any_pieces_give_the_librarys_digests()
    {
        var random = new Random(7);
        for (var length = 0; length < 400; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            BlockHash[] hashes = [new Md5Hash(), new Sha1Hash(), new Sha256Hash()];
            foreach (var hash in hashes)
            {
                var cut = random.Next(length + 1);
                hash.Append(bytes.AsSpan(0, cut));
                hash.Append(bytes.AsSpan(cut));
            }

            Assert.That(hashes.Select(h => h.Finish()), Is.EqualTo(new[]
            {
                Convert.ToHexStringLower(MD5.HashData(bytes)),
                Convert.ToHexStringLower(SHA1.HashData(bytes)),
                Convert.ToHexStringLower(SHA256.HashData(bytes)),
            }));
        }
    }
}
