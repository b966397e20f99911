using System.Globalization;
using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Runs.Transfer;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs;

/// <summary><c>guild runs purge</c> (cli.md B.17).</summary>
internal sealed class RunsPurgeCommand(ChosenRuns chosen, RunsPreview preview, RunTrash trash, MovingRuns moving, ITerminal terminal) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "runs purge",
        Summary = "Remove deleted runs for good.",
        Description =
            $"""
            Remove deleted runs from the trash, for good. Without RUN all that pass the filters are removed.

            Indexes are those of 'guild runs list --deleted'.

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("RUN") { TakesMany = true }],
        Options = [new("yes", "Don't ask.") { Short = "-y" }, .. FilterOptions.Specs],
        Type = typeof(RunsPurgeCommand),
    };

    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        trash.Sweep();
        var runs = chosen.Many(asked, RunPlace.Deleted);
        if (runs.Count == 0)
        {
            terminal.Error.WriteLine("Nothing to purge.");
            return 0;
        }

        var question = string.Create(CultureInfo.InvariantCulture, $"Permanently delete {runs.Count} run(s)?");
        const string Sentence = "WARNING: You are about to permanently delete the following runs:";
        if (!asked.Has("yes") && !preview.Confirms(Sentence, runs, question, defaultsToYes: false, isWarning: true))
            return (int)Outcome.Declined;
        await moving.MoveAsync(runs, Purge, count => $"Permanently deleted {count} run(s)");
        return 0;
    }

    private static bool Purge(Run run)
    {
        RunTrash.DeletePermanently(run);
        return true;
    }
}
