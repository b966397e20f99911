using Guild.Tool.Plugins;

namespace Guild.Plugins.Tests;

public class PluginVersionTests
{
    // The order that semver.org gives, and NuGet's four-part numbers.
    private static readonly string[] Ascending =
    [
        "0.9", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.0.1",
        "1.0.1", "1.2", "1.10", "2.0.0-0", "2",
    ];

    [Test]
    public void Versions_are_ordered_by_number_and_pre_releases_come_before_their_release()
    {
        for (var i = 0; i < Ascending.Length; i++)
        {
            for (var j = 0; j < Ascending.Length; j++)
                Assert.That(Math.Sign(PluginVersion.Compare(Ascending[i], Ascending[j])), Is.EqualTo(i.CompareTo(j)), $"{Ascending[i]} and {Ascending[j]}");
        }
    }

    [TestCase("1.0", "1.0.0")]
    [TestCase("1.0.0+abc", "1.0.0+def")]
    [TestCase("1.0.0-RC", "1.0.0-rc")]
    public void What_does_not_count_makes_no_difference(string left, string right) => Assert.That(PluginVersion.Compare(left, right), Is.Zero);
}
