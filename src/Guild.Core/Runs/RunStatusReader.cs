using System.Globalization;
using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Core.Runs;

/// <summary>Derives a run's status from its markers, its exit status and the processes that live (runs.md 2.2).</summary>
public sealed class RunStatusReader(IProcessTable processes)
{
    /// <summary>The attribute that decides how a run has ended.</summary>
    internal const string ExitStatusName = "exit_status";

    // LOCK is written by the process that it names, so that process can't be younger. The margin is for clocks: a file's time and a process'
    // start time come from two of them, and the wall clock may have been set in between.
    private static readonly TimeSpan ClockMargin = TimeSpan.FromSeconds(2);

    /// <summary>The state of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="ignoresPending">Whether PENDING is known to be left over.</param>
    public RunState Read(RunDirectory run, bool ignoresPending = false)
    {
        if (ReadQuietly(run.RemoteLock) is { } remote)
            return new RunState(RunStatus.Running) { Remote = remote.Trim() is { Length: > 0 } name ? name : null };
        if (!ignoresPending && File.Exists(run.Pending))
            return new RunState(RunStatus.Pending);
        if (File.Exists(run.Staged))
            return new RunState(RunStatus.Staged);

        var exitStatus = ExitStatus(run, out _);
        // A run that the original restarts keeps its old exit status while it runs; its LOCK is newer then.
        if (LockedProcess(run) is { } processId && (exitStatus is null || IsLockNewer(run)))
            return new RunState(RunStatus.Running) { ProcessId = processId };
        // The moments just before the program is there, and after it while its guild still takes its output: nothing has failed.
        if (exitStatus is null && !ignoresPending && HostMarker.Read(run)?.IsAlive(processes) == true)
            return new RunState(File.Exists(run.Lock) ? RunStatus.Running : RunStatus.Pending);
        // The end may have come between these looks: how it ended is written before the markers go.
        string? damage = null;
        return new RunState((exitStatus ?? ExitStatus(run, out damage)) switch
        {
            0 => RunStatus.Completed,
            < 0 => RunStatus.Terminated,
            _ => RunStatus.Error,
        })
        { Damage = damage };
    }

    private static int? ExitStatus(RunDirectory run, out string? damage)
    {
        damage = null;
        try
        {
            return RunAttributes.Read(run, ExitStatusName) is IntegerValue status ? (int)status.Number : null;
        }
        catch (OverflowException)
        {
            // No program ends so; as good as absent.
            return null;
        }
        catch (GuildException e)
        {
            // As good as absent, too, but whoever shows the status says why.
            damage = e.Message;
            return null;
        }
    }

    private int? LockedProcess(RunDirectory run)
    {
        if (ReadQuietly(run.Lock) is not { } text)
            return null;
        var digits = (text.Length > 10 ? text[..10] : text).Trim();
        if (!int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) || processes.Find(id) is not { } process)
            return null;
        return process.StartedAt is { } started && started > LastWrite(run.Lock) + ClockMargin ? null : id;
    }

    private static bool IsLockNewer(RunDirectory run) => LastWrite(run.Lock) > LastWrite(run.Attribute(ExitStatusName));

    private static DateTimeOffset LastWrite(string path) => new(File.GetLastWriteTimeUtc(path));

    private static string? ReadQuietly(string path)
    {
        try
        {
            return SmallFile.ReadText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The file is there, but we may not know what it says.
            return "";
        }
    }
}
