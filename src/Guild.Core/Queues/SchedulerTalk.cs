using Guild.Core.Logging;
using Guild.Core.Runs;

namespace Guild.Core.Queues;

/// <summary>What <c>dask:scheduler</c> says.</summary>
internal sealed class SchedulerTalk(QueueSettings settings, IGuildLog log) : IQueueTalk
{
    public void Begins()
    {
        log.Info("Starting Dask scheduler");
        log.Info("Initializing Dask cluster" + settings.AskedWorkers switch
        {
            null => "",
            1 => " with 1 worker",
            var count => $" with {count} workers",
        });
        log.Info("Dashboard link: <disabled>");
        if (settings.Resources.Amounts.Count > 0)
            log.Info($"Cluster resources: {settings.Resources}");
    }

    public void Takes(Run run)
    {
        var needed = settings.NeedsOf(run);
        log.Info($"Scheduling run {run.Id}" + (needed.Amounts.Count > 0 ? $" (requires {needed})" : ""));
    }

    public void Started(Run run) => log.Info($"Run {run.Id} started");

    public void Ended(Run run, int code)
    {
        if (code == 0)
            log.Info($"Run {run.Id} completed");
        else
            log.Error($"Run {run.Id} exited with code {code}");
    }

    public void Processed(int count, string seconds) => log.Info($"Dask scheduler processed {count} run(s) in {seconds} seconds");

    public void Ends()
    {
        log.Info("Stopping Dask scheduler");
        log.Info("Stopping Dask cluster");
    }
}
