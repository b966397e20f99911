using Guild.Core.Running;

namespace Guild.Core.Tests.Running;

public sealed class StopRequestTests
{
    [Test]
    public void The_first_signal_counts_and_every_one_is_passed_on()
    {
        using var stop = new StopRequest();
        var asked = new List<StopSignal>();
        stop.Asked += asked.Add;

        stop.Ask(StopSignal.Interrupt);
        stop.Ask(StopSignal.Terminate);

        Assert.That(stop.Signal, Is.EqualTo(StopSignal.Interrupt));
        Assert.That(stop.ExitStatus, Is.EqualTo(-2));
        Assert.That(asked, Is.EqualTo([StopSignal.Interrupt, StopSignal.Terminate]));
        Assert.That(stop.Token.IsCancellationRequested);
    }

    [Test]
    public void A_signal_that_arrives_while_guild_ends_is_passed_over()
    {
        var stop = new StopRequest();
        stop.Dispose();

        stop.Ask(StopSignal.Interrupt);

        Assert.That(stop.Signal, Is.Null);
    }
}
