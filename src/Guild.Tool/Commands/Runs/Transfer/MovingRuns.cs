using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Runs;
using Guild.Core.Running;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs.Transfer;

/// <summary>Takes runs from one place to another, one by one, and tells how many. One that can't be moved doesn't keep the others.</summary>
internal sealed class MovingRuns(RunStore store, GuildEnvironment environment, ITerminal terminal, StopRequest stop, IGuildLog log, TimeProvider time)
{
    // So long others may have to wait who want to label a run.
    private static readonly TimeSpan LongestHold = TimeSpan.FromMilliseconds(100);

    /// <summary>Finishes what a killed command has begun in the home.</summary>
    public void Sweep() => store.Sweep(RunPlace.Live);

    /// <summary>Moves runs.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="move">Moves one, and tells whether it did.</param>
    /// <param name="result">What is said in the end of so many runs.</param>
    /// <param name="earlier">What went wrong before.</param>
    /// <exception cref="GuildException">Some can't be moved; the others have been.</exception>
    public async Task MoveAsync(IReadOnlyList<Run> runs, Func<Run, bool> move, Func<int, string> result, List<GuildError>? earlier = null)
    {
        var errors = earlier ?? [];
        var count = 0;
        // All of them before the first moves: a list of a home follows what changes there. Of very many runs all attributes would fill the memory.
        RunDirectory[] all = [.. RunsOf(runs).Select(r => r.Directory)];
        for (var next = 0; next < all.Length;)
        {
            // A run that moves while its label is written would leave the label behind, in a directory without run.
            // On a full disk there is no room for a lock, but runs must go all the same.
            using var held = await FileLock.AcquireIfPossibleAsync(new HomeLocks(environment.Home).RunChanges, stop.Token);
            for (var since = time.GetTimestamp(); next < all.Length && time.GetElapsedTime(since) < LongestHold; next++)
            {
                if (Moves(all[next], move, "move", errors))
                    count++;
            }
        }

        Tell(result, count, errors);
    }

    /// <summary>Copies runs, which nobody needs to wait for.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="copy">Copies one, and tells whether it did.</param>
    /// <param name="errors">Is given what went wrong; the other runs are copied all the same.</param>
    /// <returns>The number of runs copied.</returns>
    public int Copy(IReadOnlyList<Run> runs, Func<Run, bool> copy, List<GuildError> errors) => runs.Count(run => Moves(run.Directory, copy, "copy", errors));

    /// <summary>Says how many runs were taken somewhere.</summary>
    /// <exception cref="GuildException">There are errors.</exception>
    public void Tell(Func<int, string> result, int count, List<GuildError> errors)
    {
        if (count > 0 || errors.Count == 0)
            terminal.Error.WriteLine(result(count));
        if (errors.Count > 0)
            throw new GuildException(errors);
    }

    private static IEnumerable<Run> RunsOf(IReadOnlyList<Run> runs) => runs is RunList list ? list.With(AttributeNames.None) : runs;

    private bool Moves(RunDirectory directory, Func<Run, bool> move, string verb, List<GuildError> errors)
    {
        if (store.Open(directory) is not { } run)
        {
            log.Warning($"run {directory.Id} is no longer there, skipping");
            return false;
        }

        try
        {
            return move(run);
        }
        catch (GuildException e)
        {
            errors.AddRange(e.Errors);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            errors.Add(new GuildError($"cannot {verb} run {run.Id}: {e.Message}"));
        }

        return false;
    }
}
