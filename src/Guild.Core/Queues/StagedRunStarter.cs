using System.Globalization;
using Guild.Core.Logging;
using Guild.Core.Running;
using Guild.Core.Runs;
using Guild.Core.Steps;

namespace Guild.Core.Queues;

/// <summary>Starts a staged run by a guild of its own, so that runs can go on side by side and none takes the queue along.</summary>
internal sealed class StagedRunStarter(GuildEnvironment environment, QueueSettings settings, TimeProvider time, IGuildLog log, StopRequest stop)
{
    private const string FlagVariablePrefix = "FLAG_";

    /// <summary>Starts a run, and waits for its end on a thread of its own.</summary>
    /// <returns>The exit code of its guild.</returns>
    public Task<int> Start(Run run)
    {
        var command = environment.Program.Concat(Words(run)).ToList();
        var child = ChildProcess.Start(new ChildStart
        {
            Program = command[0],
            Arguments = [.. command.Skip(1)],
            // A staged run has its project recorded; the directory of whoever started the queue may be gone by now.
            WorkingDirectory = Directory.Exists(environment.WorkingDirectory) ? environment.WorkingDirectory : environment.Home,
            Environment = Variables(),
        });
        return Task.Factory.StartNew(() => Wait(child, run), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private IEnumerable<string> Words(Run run) =>
    [
        "run", "--yes", "--internal-in-run", "--internal-taken-by", Environment.ProcessId.ToString(CultureInfo.InvariantCulture), "--start", run.Id.Value, .. settings.Gpus is { } gpus ? (string[])["--gpus", gpus] : [],
    ];

    private int Wait(ChildProcess child, Run run)
    {
        using (child)
        {
            var watch = new ProcessWatch(stop, time, log, new StopTimes())
            {
                ShowsWaiting = false,
                PassesSignalsOn = true,
                Mark = "RUN_DIR=" + run.Directory.Path,
            };
            var status = watch.Wait(child, stopAfter: null);
            return status < 0 ? 256 + status : status;
        }
    }

    // The queue's own flags are none of the run's business, and the run isn't one of the steps that the queue may belong to.
    private Dictionary<string, string> Variables() => environment.Variables
        .Where(v => v.Key != StepRunner.ParentVariable && !v.Key.StartsWith(FlagVariablePrefix, StringComparison.Ordinal))
        .ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
}
