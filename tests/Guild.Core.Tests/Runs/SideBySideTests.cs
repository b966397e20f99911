using Guild.Core.Runs;

namespace Guild.Core.Tests.Runs;

public sealed class SideBySideTests
{
    [Test]
    public void Each_number_gets_its_turn_once([Values(0, 1, 7, 64, 1000)] int count)
    {
        var turns = new int[count];

        SideBySide.For(count, 16, i => Interlocked.Increment(ref turns[i]));

        Assert.That(turns, Is.All.EqualTo(1));
    }

    [Test]
    public void What_is_thrown_comes_through_as_it_is() =>
        Assert.That(() => SideBySide.For(1000, 1, i => throw new InvalidDataException(i.ToString())), Throws.InstanceOf<InvalidDataException>());
}
