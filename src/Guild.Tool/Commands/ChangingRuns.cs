using System.Globalization;
using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Core.Running;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands;

/// <summary>Changes the records of runs: shows which, asks, changes each, says how many (cli.md B.16).</summary>
internal sealed class ChangingRuns(RunStore store, GuildEnvironment environment, RunsPreview preview, ITerminal terminal, StopRequest stop)
{
    /// <summary>Makes a change unless the user declines.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ChangeAsync(ParsedCommand asked, IReadOnlyList<Run> runs, RunsChange change)
    {
        if (runs.Count == 0)
        {
            terminal.Error.WriteLine(change.Nothing);
            return 0;
        }

        if (change.IsAsked && !asked.Has("yes") && !preview.Confirms(change.Sentence, runs, "Continue?", !change.IsWarning, change.IsWarning))
            return (int)Outcome.Declined;
        var (count, errors) = (0, new List<GuildError>());
        // Tags and comments are read, changed and written back: without the lock, one of two commands at the same time would be lost.
        using (await FileLock.AcquireAsync(new HomeLocks(environment.Home).RunChanges, stop.Token))
        {
            foreach (var run in runs)
            {
                if (Problem(run, change) is { } problem)
                    errors.Add(problem);
                else
                    count++;
            }
        }

        if (count > 0)
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{change.Result} {count} run(s)"));
        return errors.Count == 0 ? 0 : throw new GuildException(errors);
    }

    // One run that can't be changed doesn't keep the others.
    private GuildError? Problem(Run run, RunsChange change)
    {
        try
        {
            // Read anew: much may have happened while the user read the question.
            if (store.Open(run.Directory) is not { } current)
                return new GuildError($"run '{run.Id.Short}' is no longer there");
            change.Apply(current);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new GuildError($"cannot change run {run.Id}: {e.Message}");
        }
    }
}
