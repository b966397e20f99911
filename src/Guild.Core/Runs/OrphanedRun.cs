using Guild.Abstractions;

namespace Guild.Core.Runs;

/// <summary>A run whose guild died while its program went on. When that program is stopped, nobody is left to record it.</summary>
public static class OrphanedRun
{
    /// <summary>Whether the guild that looked after a run is known to be dead.</summary>
    public static bool Is(RunDirectory run, IProcessTable processes) => HostMarker.Read(run)?.IsDead(processes) == true;

    /// <summary>Whether the record of a run is finished: it isn't locked any more.</summary>
    public static bool IsFinished(RunDirectory run) => !File.Exists(run.Lock);

    /// <summary>Records that a run was stopped from outside.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stopped">When, in microseconds since 1970.</param>
    public static void Finish(RunDirectory run, long stopped)
    {
        const int Terminated = -15;
        RunAttributes.Write(run, "exit_status", Value.Of(Terminated), isDurable: true);
        RunAttributes.Write(run, "stopped", Value.Of(stopped));
        RunRecord.DeleteMarker(run.Lock);
        RunRecord.DeleteMarker(run.Host);
    }
}
