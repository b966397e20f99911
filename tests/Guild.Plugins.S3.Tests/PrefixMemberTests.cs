using FsCheck;
using FsCheck.Fluent;
using Guild.Abstractions;

namespace Guild.Plugins.S3.Tests;

public class PrefixMemberTests
{
    private static readonly S3Address Address = new("data", "p/");

    [Test]
    public void Keys_become_paths_below_the_prefix()
    {
        Assert.That(PrefixMember.Of(Objects("p/a", "p/b/c"), "p/", Address).Select(m => m.Path), Is.EqualTo(new[] { "a", "b/c" }));
    }

    [TestCase("p/../x", "its path isn't plain")]
    [TestCase("p//x", "its path isn't plain")]
    [TestCase("p/./x", "its path isn't plain")]
    [TestCase("p/a\\..\\x", "its name holds characters that some system takes for something else")]
    public void A_key_that_is_no_path_is_refused(string key, string reason)
    {
        Assert.That(
            () => PrefixMember.Of(Objects("p/fine", key), "p/", Address),
            Throws.InstanceOf<ResolveException>().With.Message.EqualTo($"key '{key}' in bucket 'data' can't be a file: {reason}"));
    }

    [Test]
    public void A_key_below_another_object_is_refused()
    {
        Assert.That(
            () => PrefixMember.Of(Objects("p/a", "p/a/b/c"), "p/", Address),
            Throws.InstanceOf<ResolveException>().With.Message.EqualTo("key 'p/a/b/c' in bucket 'data' can't be a file: 'a' is an object itself, not a directory"));
    }

    [Test]
    public void Whatever_is_admitted_lies_below_the_directory()
    {
        var part = Gen.Elements("a", "b", "..", ".", "", "C:", "\\", "..\\x", "\0", "é", " ");
        Prop.ForAll(Gen.ArrayOf(part).Select(p => "p/" + string.Join('/', p)).ArrayOf().ToArbitrary(), keys =>
        {
            IReadOnlyList<PrefixMember> members;
            try
            {
                members = PrefixMember.Of(Objects(keys), "p/", Address);
            }
            catch (ResolveException)
            {
                return true;
            }

            return members.All(m => Path.GetFullPath(m.Path, "/root") == "/root/" + m.Path);
        }).QuickCheckThrowOnFailure();
    }

    private static IReadOnlyList<RemoteObject> Objects(params string[] keys) => [.. keys.Distinct().Select(k => new RemoteObject(k, default, 1))];
}
