using Guild.Core.Text;

namespace Guild.Core.Tests.Text;

public sealed class NamesTests
{
    [Test]
    public void Natural_order_compares_numbers_as_numbers()
    {
        string[] expected = ["A", "a", "a2", "a9.txt", "a10", "a10.txt", "a10/f.txt", "a-b", "a/z"];

        Assert.That(expected.Reverse().Order(NaturalOrder.Instance), Is.EqualTo(expected));
    }

    [TestCase("epoch", "epochs")]
    [TestCase("batch_size", "batch-size")]
    [TestCase("lernrate", "learnrate")]
    [TestCase("epohcs", "epochs")]
    [TestCase("batch", "batch-size")]
    [TestCase("ba", null)]
    [TestCase("zzz", null)]
    [TestCase("x", null)]
    public void The_nearest_name_is_found_when_one_is_near(string name, string? expected) =>
        Assert.That(NearestName.Find(name, ["epochs", "batch-size", "learnrate", "lr"]), Is.EqualTo(expected));
}
