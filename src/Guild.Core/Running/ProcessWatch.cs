using System.Globalization;
using Guild.Core.Logging;

namespace Guild.Core.Running;

/// <summary>Waits for an operation's process and sees to it that it stops when guild is asked to (runs.md 4.3): first asked, then ended.</summary>
public sealed class ProcessWatch(StopRequest stop, TimeProvider time, IGuildLog log, StopTimes times)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly Lock gate = new();
    private readonly List<ITimer> timers = [];
    private bool hasEnded;
    private bool isInsisting;
    private bool isOver;

    /// <summary>Whether the user is told that guild waits for the process (off with <c>NO_OP_INTERRUPTED_MSG=1</c>).</summary>
    public bool ShowsWaiting { get; init; } = true;

    /// <summary>A variable, as <c>NAME=VALUE</c>, by which the operation's processes are known.</summary>
    public string? Mark { get; init; }

    /// <summary>
    /// Whether the process is a guild, which passes on what it is asked to those that it started: twice would make many programs stop
    /// without cleaning up. It also ends them by force, and gets time to.
    /// </summary>
    public bool PassesSignalsOn { get; init; }

    private TimeSpan BeforeKill => PassesSignalsOn ? 2 * times.BeforeKill : times.BeforeKill;

    /// <summary>Waits for the process' end, on the calling thread. For one process only.</summary>
    /// <param name="child">The process.</param>
    /// <param name="stopAfter">Ask it to stop after this time.</param>
    /// <returns>
    /// The exit status. When guild was asked to stop and the process didn't end well, that of the request: -2 or -15.
    /// </returns>
    public int Wait(ChildProcess child, TimeSpan? stopAfter)
    {
        var tree = new ProcessTree(child.Id, Mark);
        void PassOn(StopSignal signal) => this.PassOn(child, tree, signal);
        stop.Asked += PassOn;
        try
        {
            if (stop.Signal is { } early)
                PassOn(early);
            if (stopAfter is { } limit)
                Limit(child, tree, limit);
            var status = child.WaitForExit();
            StopTimers();
            // Ctrl-C may have ended the process before guild itself was told of it.
            if (stop.Signal is null && !isOver && status != -(int)StopSignal.Interrupt)
                return status;
            EndSurvivors(tree);
            return status == 0 || stop.Signal is null ? status : stop.ExitStatus;
        }
        finally
        {
            StopTimers();
            stop.Asked -= PassOn;
        }
    }

    private static bool TerminalSendsSignals() =>
        OperatingSystem.IsWindows() || ProcessTable.Find(Environment.ProcessId) is not { Group: > 0 } self || self.TerminalGroup == self.Group;

    private static void SendAll(ChildProcess child, ProcessTree tree, StopSignal signal)
    {
        // Found first: the children of a process that has ended are found no more.
        var descendants = tree.Descendants();
        child.Send(signal);
        foreach (var descendant in descendants)
            ProcessTree.Send(descendant, signal);
    }

    private void PassOn(ChildProcess child, ProcessTree tree, StopSignal signal)
    {
        // In a terminal everyone in the foreground has got Ctrl-C already; twice would make many programs stop without cleaning up.
        if (signal is StopSignal.Interrupt or StopSignal.Quit && TerminalSendsSignals())
            tree.Descendants();
        else
            Ask(child, tree, signal);
        Insist(child, tree);
    }

    private void Ask(ChildProcess child, ProcessTree tree, StopSignal signal)
    {
        if (PassesSignalsOn)
            child.Send(signal);
        else
            SendAll(child, tree, signal);
    }

    private void Insist(ChildProcess child, ProcessTree tree)
    {
        lock (gate)
        {
            if (isInsisting)
                return;
            isInsisting = true;
        }

        // One after the other: two timers that are due at once, on a machine that stood still, fire in any order.
        After(times.BeforeMessage, () =>
        {
            if (ShowsWaiting)
                log.Info("Operation interrupted - waiting for process to exit");
            After(BeforeKill - times.BeforeMessage, () =>
            {
                log.Warning("Operation process did not exit - stopping forcefully");
                SendAll(child, tree, StopSignal.Kill);
            });
        });
    }

    private void Limit(ChildProcess child, ProcessTree tree, TimeSpan limit)
    {
        var started = time.GetTimestamp();
        After(limit, () =>
        {
            isOver = true;
            var minutes = time.GetElapsedTime(started).TotalMinutes.ToString("F1", CultureInfo.InvariantCulture);
            log.Info(string.Create(CultureInfo.InvariantCulture, $"Stopping process early (pid {child.Id}) - {minutes} minute(s) elapsed"));
            Ask(child, tree, StopSignal.Terminate);
            After(BeforeKill, () => SendAll(child, tree, StopSignal.Kill));
        });
    }

    private void After(TimeSpan delay, Action act)
    {
        lock (gate)
        {
            if (!hasEnded)
                timers.Add(time.CreateTimer(_ => ActUnlessEnded(act), null, delay, Timeout.InfiniteTimeSpan));
        }
    }

    private void ActUnlessEnded(Action act)
    {
        lock (gate)
        {
            if (hasEnded)
                return;
        }

        act();
    }

    private void StopTimers()
    {
        lock (gate)
        {
            hasEnded = true;
            foreach (var timer in timers)
                timer.Dispose();
            timers.Clear();
        }
    }

    private void EndSurvivors(ProcessTree tree)
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

            Thread.Sleep(PollInterval);
        }
    }
}
