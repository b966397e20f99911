using System.Globalization;
using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Core.Running;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs;

/// <summary>Changes the records of runs: shows which, asks, changes each, says how many (cli.md B.16).</summary>
internal sealed class ChangingRuns(RunStore store, GuildEnvironment environment, RunsPreview preview, ITerminal terminal, StopRequest stop)
{
    // Below this, threads cost more than they save.
    private const int ManyRuns = 200;

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
        IReadOnlyList<GuildError>?[] problems;
        // Tags and comments are read, changed and written back: without the lock, one of two commands at the same time would be lost.
        using (await FileLock.AcquireAsync(new HomeLocks(environment.Home).RunChanges, stop.Token))
        {
            RunDirectory[] all = [.. (runs is RunList list ? list.With(AttributeNames.None) : runs).Select(r => r.Directory)];
            problems = new IReadOnlyList<GuildError>?[all.Length];
            if (all.Length < ManyRuns)
            {
                for (var i = 0; i < all.Length; i++)
                    problems[i] = Problem(all[i], change);
            }
            else
            {
                SideBySide.For(all.Length, ManyRuns / 8, i => problems[i] = Problem(all[i], change));
            }
        }

        GuildError[] errors = [.. problems.SelectMany(p => p ?? [])];
        var count = problems.Count(p => p is null);
        if (count > 0)
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{change.Result} {count} run(s)"));
        return errors.Length == 0 ? 0 : throw new GuildException(errors);
    }

    // One run that can't be changed doesn't keep the others.
    private IReadOnlyList<GuildError>? Problem(RunDirectory run, RunsChange change)
    {
        try
        {
            // Read anew: much may have happened while the user read the question.
            if (store.Open(run) is not { } current)
                return [new GuildError($"run '{run.Id.Short}' is no longer there")];
            change.Apply(current);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new GuildError($"cannot change run {run.Id}: {e.Message}")];
        }
        catch (GuildException e)
        {
            return e.Errors;
        }
    }
}
