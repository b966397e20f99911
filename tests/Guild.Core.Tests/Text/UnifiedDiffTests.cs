using Guild.Core.Text;

namespace Guild.Core.Tests.Text;

internal sealed class UnifiedDiffTests
{
    [Test]
    public void Equal_texts_do_not_differ() => Assert.That(UnifiedDiff.Of("a", "x\ny\n", "b", "x\ny\n"), Is.Empty);

    [TestCase("1\n2\n3\n", "1\nzwei\n3\n", "--- a\n+++ b\n@@ -1,3 +1,3 @@\n 1\n-2\n+zwei\n 3")]
    [TestCase("", "1\n", "--- a\n+++ b\n@@ -0,0 +1 @@\n+1")]
    [TestCase("1\n", "", "--- a\n+++ b\n@@ -1 +0,0 @@\n-1")]
    public void Changes_are_shown_as_diff_shows_them(string from, string to, string diff) => Assert.That(UnifiedDiff.Of("a", from, "b", to), Is.EqualTo(diff));

    [Test]
    public void Changes_that_are_far_apart_are_shown_apart()
    {
        var from = string.Join('\n', Enumerable.Range(1, 20));
        var to = from.Replace("2\n3\n", "2\n", StringComparison.Ordinal).Replace("18", "achtzehn", StringComparison.Ordinal);

        Assert.That(UnifiedDiff.Of("a", from, "b", to), Is.EqualTo(
            "--- a\n+++ b\n@@ -1,6 +1,5 @@\n 1\n 2\n-3\n 4\n 5\n 6\n@@ -15,6 +14,6 @@\n 15\n 16\n 17\n-18\n+achtzehn\n 19\n 20"));
    }
}
