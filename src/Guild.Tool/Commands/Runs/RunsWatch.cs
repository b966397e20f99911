using Guild.Core.Running;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs;

/// <summary>Shows a list of runs again and again: on a terminal in place, elsewhere whenever it has changed.</summary>
internal sealed class RunsWatch(ITerminal terminal, TimeProvider time, StopRequest stop)
{
    private const string ClearScreen = "\u001b[H\u001b[2J\u001b[3J";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Shows runs until guild is asked to stop.</summary>
    /// <param name="list">Reads the runs.</param>
    /// <param name="show">Shows them.</param>
    public async Task<int> ShowAsync(Func<IReadOnlyList<Run>> list, Action<IReadOnlyList<Run>> show)
    {
        Signals.Feed(stop);
        string? before = null;
        while (!stop.Token.IsCancellationRequested)
        {
            var runs = list();
            var now = string.Join('\n', runs.Select(r => $"{r.Id} {r.State.Text} {r.Started} {r.Label} {r.IsMarked}"));
            if (now != before)
            {
                if (terminal.IsOutTerminal)
                    terminal.Out.Write(ClearScreen);
                else if (before is not null)
                    terminal.Out.WriteLine();
                show(runs);
                await terminal.Out.FlushAsync();
                before = now;
            }

            await Task.WhenAny(Task.Delay(Interval, time, stop.Token));
        }

        return 0;
    }
}
