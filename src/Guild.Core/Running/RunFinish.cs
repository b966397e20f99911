using System.Globalization;
using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Runs;

namespace Guild.Core.Running;

/// <summary>Writes down how a run ended.</summary>
internal sealed class RunFinish(RunClock clock, IGuildLog log)
{
    /// <summary>Records an end: exit status first, so that the run's status is settled, then the rest.</summary>
    /// <returns>Whether the run was there to be written to.</returns>
    /// <exception cref="GuildException">The disk is full, or the like. The run reads <c>error</c> then.</exception>
    public bool Record(RunDirectory run, int exitStatus)
    {
        if (!Directory.Exists(run.Meta))
        {
            log.Warning("run directory has been deleted, unable to finalize");
            return false;
        }

        try
        {
            RunAttributes.Write(run, "exit_status", Value.Of(exitStatus), isDurable: true);
            RunAttributes.Write(run, "stopped", Value.Of(clock.Next()));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unrecorded(run, error);
        }
        finally
        {
            Release(run);
        }

        return true;
    }

    /// <summary>Takes all markers of a run at work away. Deleting works on a full disk, and leaves the run <c>error</c> if need be.</summary>
    public static void Release(RunDirectory run)
    {
        foreach (var marker in new[] { run.Pending, run.Lock, run.Host })
        {
            try
            {
                RunRecord.DeleteMarker(marker);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Whoever reads it sees that the process which it names is dead; the first failure is the one to hear of.
            }
        }
    }

    /// <summary>The error for a record that can't be written.</summary>
    public static GuildException Unrecorded(RunDirectory run, Exception error) => new(
        [
            new GuildError($"cannot record run {run.Id} in '{run.Path}': {error.Message}")
            {
                Fix = "make room on that disk, and run it again; other runs are as they were",
            },
        ],
        cause: error);

    /// <summary>
    /// Whether the shell that writes LOCK got no further than that. It stops there when it can't write, and its exit code isn't the program's.
    /// </summary>
    public static bool NeverStarted(RunDirectory run, ProcessEnd end)
    {
        if (end.Status == 0 || OperatingSystem.IsWindows() || !Directory.Exists(run.Meta))
            return false;
        var expected = end.ProcessId.ToString(CultureInfo.InvariantCulture);
        return !File.Exists(run.Lock) || (File.ReadAllText(run.Lock) is var text && text != expected && text.Length < expected.Length);
    }
}
