using Guild.Core.Batches.Search;

namespace Guild.Core.Tests.Batches.Search;

public sealed class StableRandomTests
{
    [Test]
    public void A_seed_gives_the_same_numbers_for_ever()
    {
        var random = new StableRandom(42);

        var numbers = Enumerable.Range(0, 3).Select(_ => random.NextIndex(1_000_000));

        Assert.That(numbers, Is.EqualTo(new[] { 83_862, 378_980, 680_043 }));
    }

    [Test]
    public void Another_seed_gives_other_numbers() =>
        Assert.That(new StableRandom(1).NextUnit(), Is.Not.EqualTo(new StableRandom(2).NextUnit()));

    [Test]
    public void Numbers_are_spread_evenly()
    {
        var random = new StableRandom(7);

        var counts = Enumerable.Range(0, 10_000).Select(_ => random.NextIndex(10)).CountBy(n => n).ToDictionary();

        Assert.That(counts.Keys, Is.EquivalentTo(Enumerable.Range(0, 10)));
        Assert.That(counts.Values, Is.All.InRange(900, 1100));
    }

    [Test]
    public void Normal_numbers_have_mean_0_and_variance_1()
    {
        var random = new StableRandom(7);

        var numbers = Enumerable.Range(0, 10_000).Select(_ => random.NextNormal()).ToList();

        Assert.That(numbers.Average(), Is.EqualTo(0).Within(0.05));
        Assert.That(numbers.Average(n => n * n), Is.EqualTo(1).Within(0.05));
    }
}
