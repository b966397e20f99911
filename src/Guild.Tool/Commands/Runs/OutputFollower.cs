using Guild.Core.Runs;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs;

/// <summary>Copies a run's output to standard output while it grows.</summary>
internal sealed class OutputFollower(RunStore store, ITerminal terminal, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Follows a run to its end and returns how it ended; <see langword="null"/> when it was deleted meanwhile.</summary>
    public async Task<RunState?> FollowAsync(RunDirectory run, CancellationToken cancel)
    {
        await terminal.Out.FlushAsync(cancel);
        var shown = 0L;
        while (true)
        {
            // In this order: what is printed until the run has ended is there when its end is seen.
            var state = store.Open(run)?.State;
            shown = await ShowAsync(run.Output, shown, cancel);
            if (state is not { Status: RunStatus.Running or RunStatus.Pending })
                return state;
            await Task.Delay(Interval, time, cancel);
        }
    }

    private async Task<long> ShowAsync(string path, long from, CancellationToken cancel)
    {
        try
        {
            await using var output = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            // A run that is started again begins a new output.
            output.Position = from <= output.Length ? from : 0;
            await output.CopyToAsync(terminal.OutBytes, cancel);
            await terminal.OutBytes.FlushAsync(cancel);
            return output.Position;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Nothing was printed yet.
            return from;
        }
    }
}
