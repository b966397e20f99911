using System.Globalization;
using Guild.Core.Logging;

namespace Guild.Core.Running;

/// <summary>Waits for an operation's process and sees to it that it stops when guild is asked to (runs.md 4.3): first asked, then ended.</summary>
public sealed class ProcessWatch(StopRequest stop, TimeProvider time, IGuildLog log, StopTimes times)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether the user is told that guild waits for the process (off with <c>NO_OP_INTERRUPTED_MSG=1</c>).</summary>
    public bool ShowsWaiting { get; init; } = true;

    /// <summary>Waits for the process' end.</summary>
    /// <param name="child">The process.</param>
    /// <param name="stopAfter">Ask it to stop after this time.</param>
    /// <returns>
    /// The exit status. When guild was asked to stop and the process didn't end well, that of the request: -2 or -15.
    /// </returns>
    public async Task<int> WaitAsync(ChildProcess child, TimeSpan? stopAfter)
    {
        var tree = new ProcessTree(child.Id);
        void PassOn(StopSignal signal) => this.PassOn(child, tree, signal);
        stop.Asked += PassOn;
        try
        {
            if (stop.Signal is { } early)
                PassOn(early);
            using var ended = new CancellationTokenSource();
            var insisting = InsistAsync(child, tree, ended.Token);
            var limiting = stopAfter is { } limit ? LimitAsync(child, tree, limit, ended.Token) : Task.CompletedTask;
            var status = await child.Exited.ConfigureAwait(false);
            await ended.CancelAsync().ConfigureAwait(false);
            await insisting.ConfigureAwait(false);
            await limiting.ConfigureAwait(false);
            if (stop.Signal is null)
                return status;
            await EndSurvivorsAsync(tree).ConfigureAwait(false);
            return status == 0 ? 0 : stop.ExitStatus;
        }
        finally
        {
            stop.Asked -= PassOn;
        }
    }

    private void PassOn(ChildProcess child, ProcessTree tree, StopSignal signal)
    {
        var descendants = tree.Descendants();
        if (signal is StopSignal.Interrupt or StopSignal.Quit && TerminalSendsSignals())
            return; // Everyone in the foreground has got it already; twice would make many programs stop without cleaning up.
        child.Send(signal);
        foreach (var descendant in descendants)
            ProcessTree.Send(descendant, signal);
    }

    private static bool TerminalSendsSignals() =>
        OperatingSystem.IsWindows() || ProcessTable.Find(Environment.ProcessId) is not { Group: > 0 } self || self.TerminalGroup == self.Group;

    private async Task InsistAsync(ChildProcess child, ProcessTree tree, CancellationToken ended)
    {
        try
        {
            if (stop.Signal is null)
                await AskedAsync(ended).ConfigureAwait(false);
            await Task.Delay(times.BeforeMessage, time, ended).ConfigureAwait(false);
            if (ShowsWaiting)
                log.Info("Operation interrupted - waiting for process to exit");
            await Task.Delay(times.BeforeKill - times.BeforeMessage, time, ended).ConfigureAwait(false);
            log.Warning("Operation process did not exit - stopping forcefully");
            Kill(child, tree);
        }
        catch (OperationCanceledException)
        {
            // The process has ended: nothing to insist on.
        }
    }

    private async Task AskedAsync(CancellationToken ended)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var onAsked = stop.Token.Register(() => asked.TrySetResult());
        await asked.Task.WaitAsync(ended).ConfigureAwait(false);
    }

    private async Task LimitAsync(ChildProcess child, ProcessTree tree, TimeSpan limit, CancellationToken ended)
    {
        try
        {
            var started = time.GetTimestamp();
            await Task.Delay(limit, time, ended).ConfigureAwait(false);
            var minutes = time.GetElapsedTime(started).TotalMinutes.ToString("F1", CultureInfo.InvariantCulture);
            log.Info(string.Create(CultureInfo.InvariantCulture, $"Stopping process early (pid {child.Id}) - {minutes} minute(s) elapsed"));
            var descendants = tree.Descendants();
            child.Send(StopSignal.Terminate);
            foreach (var descendant in descendants)
                ProcessTree.Send(descendant, StopSignal.Terminate);
            await Task.Delay(times.BeforeKill, time, ended).ConfigureAwait(false);
            Kill(child, tree);
        }
        catch (OperationCanceledException)
        {
            // It ended in time.
        }
    }

    private static void Kill(ChildProcess child, ProcessTree tree)
    {
        var descendants = tree.Descendants();
        child.Send(StopSignal.Kill);
        foreach (var descendant in descendants)
            ProcessTree.Send(descendant, StopSignal.Kill);
    }

    private async Task EndSurvivorsAsync(ProcessTree tree)
    {
        if (tree.Descendants().Count == 0)
            return;
        tree.SendToDescendants(StopSignal.Terminate);
        var since = time.GetTimestamp();
        while (tree.Descendants().Count > 0)
        {
            if (time.GetElapsedTime(since) > times.ForSurvivors)
            {
                tree.SendToDescendants(StopSignal.Kill);
                return;
            }

            await Task.Delay(PollInterval, time).ConfigureAwait(false);
        }
    }
}
