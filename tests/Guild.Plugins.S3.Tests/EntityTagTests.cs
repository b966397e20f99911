using FsCheck;
using FsCheck.Fluent;

namespace Guild.Plugins.S3.Tests;

public class EntityTagTests
{
    private const string Md5 = "b1946ac92492d2347c6235b4d2611184";

    [TestCase($"\"{Md5}\"", Md5, false)]
    [TestCase(Md5, Md5, false)]
    [TestCase($"W/\"{Md5}\"", Md5, true)]
    [TestCase("\"abc-3\"", "abc-3", false)]
    [TestCase(" \"1\" ", "1", false)]
    [TestCase("\"\"", "", false)]
    [TestCase("", "", false)]
    [TestCase(null, "", false)]
    [TestCase("\"", "\"", false)]
    public void What_stores_write_is_understood(string? text, string value, bool isWeak)
    {
        Assert.That(EntityTag.Parse(text), Is.EqualTo(new EntityTag(value, isWeak)));
    }

    [TestCase($"\"{Md5}\"", Md5)]
    [TestCase("\"B1946AC92492D2347C6235B4D2611184\"", Md5)]
    [TestCase($"W/\"{Md5}\"", null)]
    [TestCase("\"d41d8cd98f00b204e9800998ecf8427e-38\"", null)]
    [TestCase("\"CKih16GjycICEAE=\"", null)]
    [TestCase("\"1\"", null)]
    [TestCase("", null)]
    public void Only_what_looks_like_a_digest_is_taken_for_one(string text, string? md5)
    {
        Assert.That(EntityTag.Parse(text).Md5, Is.EqualTo(md5));
    }

    [Test]
    public void A_weak_one_is_never_demanded_and_still_tells_versions_apart()
    {
        var weak = EntityTag.Parse("W/\"1\"");

        Assert.Multiple(() =>
        {
            Assert.That(weak.CanBeDemanded, Is.False);
            Assert.That(weak.IsSame(EntityTag.Parse("\"1\"")));
            Assert.That(weak.IsSame(EntityTag.Parse("\"2\"")), Is.False);
        });
    }

    [Test]
    public void What_is_written_is_read_back() =>
        Prop.ForAll<string?>(text => EntityTag.Parse(EntityTag.Parse(text).ToString()) == EntityTag.Parse(text)).QuickCheckThrowOnFailure();
}
