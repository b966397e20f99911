using System.Globalization;
using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Running;
using Guild.Core.Runs;

namespace Guild.Core.Queues;

/// <summary>What the process of a queue does: looks for staged runs and starts them, until it is stopped or none is left (runs.md 8.5).</summary>
/// <param name="environment">Where guild runs.</param>
/// <param name="store">The runs.</param>
/// <param name="processes">The machine's processes.</param>
/// <param name="time">The clock.</param>
/// <param name="zone">The time zone of messages.</param>
/// <param name="log">Where they go.</param>
/// <param name="stop">Ends the queue, and what it runs.</param>
/// <param name="settleOutput">Waits until all is read that runs have printed.</param>
public sealed class QueueProcess(
    GuildEnvironment environment, RunStore store, IProcessTable processes, TimeProvider time, TimeZoneInfo zone, IGuildLog log, StopRequest stop, Action settleOutput)
{
    private readonly QueueLog _log = new(log, time, zone);

    /// <summary>Starts staged runs. Being asked to stop is a queue's usual end.</summary>
    /// <param name="directory">The queue's run.</param>
    /// <exception cref="GuildException">The run is no queue's, or a flag has no meaning.</exception>
    public async Task RunAsync(RunDirectory directory)
    {
        var settings = QueueSettings.Of(store.Open(directory) ?? throw new GuildException($"there is no run in {directory.Path}"));
        // What marks a run as one that makes others, as far as comparing and publishing goes.
        Directory.CreateDirectory(directory.Prototype.Path);
        IQueueTalk talk = settings.Queue == BuiltinQueue.Queue ? new QueueTalk(_log) : new SchedulerTalk(settings, _log);
        var staged = new StagedRuns(settings, store, processes, new HomeLocks(environment.Home), new RunStatusLock(environment.Home, time), _log);
        var work = new QueueWork(settings, staged, new StagedRunStarter(environment, settings, time, log, stop), talk, _log, time, settleOutput);
        var began = time.GetTimestamp();
        talk.Begins();
        try
        {
            await work.RunAsync(stop.Token);
            talk.Processed(work.Count, time.GetElapsedTime(began).TotalSeconds.ToString("F6", CultureInfo.InvariantCulture));
        }
        catch (OperationCanceledException) when (stop.Signal is not null)
        {
            // The usual end.
        }
        finally
        {
            await work.EndAsync();
            talk.Ends();
        }
    }
}
