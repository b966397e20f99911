using System.Globalization;
using Guild.Core.Running;
using Guild.Core.Runs;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs;

/// <summary>Stops runs that are running, for the commands that do so.</summary>
internal sealed class StoppingRuns(RunStopper stopper, IProcessTable processes, StopRequest interrupt, TimeProvider time, ITerminal terminal)
{
    // How long the guild that looks after a run gets to write its record once the program has ended.
    private static readonly TimeSpan RecordingTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>How long processes get to end.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Stops runs, one after the other, those that run others first, and returns the processes that go on all the same.</summary>
    public async Task<IReadOnlyList<int>> StopAsync(IReadOnlyList<Run> runs, TimeSpan timeout, bool isForced)
    {
        var survivors = new List<int>();
        foreach (var run in ParentsFirst(runs))
        {
            if (run.State.ProcessId is not { } process)
            {
                terminal.Out.WriteLine($"Run {run.Id} is not running");
                continue;
            }

            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Stopping {run.Id} (pid {process})"));
            var left = await stopper.StopAsync(process, timeout, isForced, interrupt.Token);
            survivors.AddRange(left);
            if (left.Count == 0)
                await WaitForRecordAsync(run.Directory);
        }

        return survivors;
    }

    // A batch or a queue whose run ends would start the next one.
    private static IEnumerable<Run> ParentsFirst(IReadOnlyList<Run> runs)
    {
        var asked = runs.Select(r => r.State.ProcessId).OfType<int>().ToHashSet();
        return runs.OrderBy(r => r.State.ProcessId is { } process ? ProcessTable.Ancestors(process).Count(asked.Contains) : 0);
    }

    private async Task WaitForRecordAsync(RunDirectory run)
    {
        var since = time.GetTimestamp();
        while (!OrphanedRun.IsFinished(run) && time.GetElapsedTime(since) < RecordingTime)
        {
            if (OrphanedRun.Is(run, processes))
            {
                OrphanedRun.Finish(run, RunTime.ToMicroseconds(time.GetUtcNow()));
                return;
            }

            await Task.Delay(PollInterval, time, interrupt.Token);
        }
    }
}
