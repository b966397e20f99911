using Guild.Core.Errors;
using Guild.Core.Queues;

namespace Guild.Core.Tests.Queues;

public sealed class QueueResourcesTests
{
    [TestCase("MEM=5e9 SLOTS=2", "MEM=5e9 SLOTS=2")]
    [TestCase("SLOTS=2,MEM=1", "MEM=1 SLOTS=2")]
    [TestCase("A=1 A=2", "A=2")]
    [TestCase("", "")]
    public void Amounts_are_shown_as_they_were_written(string text, string expected) =>
        Assert.That(QueueResources.Parse(text).ToString(), Is.EqualTo(expected));

    [TestCase("MEM")]
    [TestCase("MEM=")]
    [TestCase("=1")]
    [TestCase("MEM=much")]
    [TestCase("MEM=-1")]
    [TestCase("MEM=inf")]
    public void What_is_no_amount_is_refused(string text) =>
        Assert.That(() => QueueResources.Parse(text), Throws.TypeOf<GuildException>().With.Message.Contains($"invalid resource '{text}'"));

    [Test]
    public void Tags_ask_for_resources_when_they_say_so() =>
        Assert.That(QueueResources.OfTags(["big", "dask:MEM=1e9", "dask:wrong", "MEM=2"]).ToString(), Is.EqualTo("MEM=1e9"));

    [Test]
    public void Names_that_there_are_not_are_missing() =>
        Assert.That(QueueResources.Parse("MEM=1").Missing(QueueResources.Parse("SLOTS=1 MEM=5 GPU=1")), Is.EqualTo(new[] { "GPU", "SLOTS" }));

    [TestCase("MEM=1", true)]
    [TestCase("MEM=1.5", false)]
    [TestCase("", true)]
    [TestCase("SLOTS=1", false)]
    public void What_others_use_counts(string needed, bool expected) => Assert.That(
        QueueResources.Parse("MEM=3 SLOTS=1").Suffices(QueueResources.Parse(needed), [QueueResources.Parse("MEM=2"), QueueResources.Parse("SLOTS=1")]),
        Is.EqualTo(expected));
}
