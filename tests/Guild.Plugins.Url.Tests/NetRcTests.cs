using FsCheck;
using FsCheck.Fluent;

namespace Guild.Plugins.Url.Tests;

public class NetRcTests
{
    [TestCase("machine example.org login ada password s3cret", "ada", "s3cret")]
    [TestCase("machine other.org login x password y\nmachine example.org\n\tlogin ada\n\tpassword s3cret\n", "ada", "s3cret")]
    [TestCase("machine EXAMPLE.org password s3cret", "", "s3cret")]
    [TestCase("default login ada password s3cret", "ada", "s3cret")]
    [TestCase("default login x password y\nmachine example.org login ada password s3cret", "ada", "s3cret")]
    [TestCase("machine example.org login ada account acme password s3cret", "ada", "s3cret")]
    [TestCase("machine example.org login ada password s3cret machine example.org login eve password other", "ada", "s3cret")]
    [TestCase("# machine example.org login x password y\nmachine example.org login ada password \"s3 \\\"cret\" # mine", "ada", "s3 \"cret")]
    [TestCase("macdef init\nmachine example.org login x password y\n\nmachine example.org login ada password s3cret", "ada", "s3cret")]
    [TestCase("machine example.org login ada password a#b", "ada", "a#b")]
    public void An_entry_is_found(string text, string login, string password) =>
        Assert.That(NetRc.Find(text, "example.org"), Is.EqualTo((login, password)));

    [TestCase("")]
    [TestCase("machine other.org login ada password s3cret")]
    [TestCase("machine sub.example.org login ada password s3cret")]
    [TestCase("machine example.org login ada")]
    [TestCase("machine example.org login")]
    public void There_is_none(string text) => Assert.That(NetRc.Find(text, "example.org"), Is.Null);

    [Test]
    public void No_text_is_too_strange() => Prop.ForAll<string?>(text =>
    {
        NetRc.Find(text ?? "", "example.org");
        NetRc.Find($"machine example.org login \"{text}\" password {text}", "example.org");
    }).QuickCheckThrowOnFailure();
}
