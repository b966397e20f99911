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
        // Tags and comments are read, changed and written back: without the lock, one of two commands at the same time would be lost.
        using (await FileLock.AcquireAsync(new HomeLocks(environment.Home).RunChanges, stop.Token))
        {
            foreach (var run in runs)
                change.Apply(Anew(run));
        }

        terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{change.Result} {runs.Count} run(s)"));
        return 0;
    }

    // Much may have happened while the user read the question.
    private Run Anew(Run run) => store.Open(run.Directory) ?? throw new GuildException($"run '{run.Id.Short}' is no longer there");
}
