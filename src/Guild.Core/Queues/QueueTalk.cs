using Guild.Core.Logging;
using Guild.Core.Runs;

namespace Guild.Core.Queues;

/// <summary>What <c>queue</c> says: what runs print follows in between, so their ends need no words.</summary>
internal sealed class QueueTalk(IGuildLog log) : IQueueTalk
{
    public void Begins() => log.Info("Starting queue");

    public void Takes(Run run) => log.Info($"Starting staged run {run.Id}");

    public void Started(Run run)
    {
    }

    public void Ended(Run run, int code)
    {
    }

    public void Processed(int count, string seconds) => log.Info($"queue processed {count} run(s) in {seconds} seconds");

    public void Ends() => log.Info("Stopping queue");
}
