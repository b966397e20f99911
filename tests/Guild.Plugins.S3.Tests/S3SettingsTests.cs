using Guild.Abstractions;
using Guild.Abstractions.Testing;

namespace Guild.Plugins.S3.Tests;

public class S3SettingsTests
{
    [Test]
    public void Nothing_needs_to_be_set()
    {
        Assert.That(S3Settings.Read(TestServices.Settings()), Is.EqualTo(new S3Settings()));
    }

    [Test]
    public void All_of_them_are_read()
    {
        var settings = S3Settings.Read(TestServices.Settings(
            ("endpoint", "https://store.example.org"),
            ("region", "eu-west-1"),
            ("profile", "work"),
            ("path-style", "no"),
            ("anonymous", "yes"),
            ("requester-pays", "yes"),
            ("parallel", "3"),
            ("retries", "0"),
            ("retry-delay", "0"),
            ("longest-wait", "9"),
            ("connect-timeout", "1.5"),
            ("stall-timeout", "2"),
            ("revalidate", "no")));

        Assert.That(settings, Is.EqualTo(new S3Settings
        {
            Endpoint = new Uri("https://store.example.org"),
            Region = "eu-west-1",
            Profile = "work",
            UsesPathStyle = false,
            IsAnonymous = true,
            RequesterPays = true,
            Parallel = 3,
            Retries = 0,
            RetryDelay = TimeSpan.Zero,
            LongestWait = TimeSpan.FromSeconds(9),
            ConnectTimeout = TimeSpan.FromSeconds(1.5),
            StallTimeout = TimeSpan.FromSeconds(2),
            Revalidates = false,
        }));
    }

    [TestCase("parallel", "0")]
    [TestCase("parallel", "many")]
    [TestCase("retries", "-1")]
    [TestCase("stall-timeout", "0")]
    [TestCase("connect-timeout", "90000")]
    [TestCase("endpoint", "store")]
    [TestCase("anonymous", "perhaps")]
    public void A_setting_that_makes_no_sense_is_named_with_its_value(string key, string value)
    {
        Assert.That(
            () => S3Settings.Read(TestServices.Settings((key, value))),
            Throws.InstanceOf<PluginSettingException>().With.Message.Contains($"'{key}'").And.Message.Contains($"'{value}'"));
    }

    [Test]
    public void Waits_grow_twofold_up_to_the_longest_one()
    {
        var settings = new S3Settings { RetryDelay = TimeSpan.FromSeconds(1), LongestWait = TimeSpan.FromSeconds(10) };

        Assert.Multiple(() =>
        {
            Assert.That(settings.DelayBefore(1).TotalSeconds, Is.InRange(0.75, 1.25));
            Assert.That(settings.DelayBefore(3).TotalSeconds, Is.InRange(3, 5));
            Assert.That(settings.DelayBefore(1000).TotalSeconds, Is.EqualTo(10));
        });
    }
}
