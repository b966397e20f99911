using System.Globalization;
using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Runs.Transfer;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs;

/// <summary><c>guild runs restore</c> (cli.md B.17).</summary>
internal sealed class RunsRestoreCommand(ChosenRuns chosen, RunsPreview preview, RunTrash trash, MovingRuns moving, ITerminal terminal) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "runs restore",
        Summary = "Bring deleted runs back.",
        Description =
            $"""
            Bring deleted runs back from the trash. Without RUN all that pass the filters are restored.

            Indexes are those of 'guild runs list --deleted'.

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("RUN") { TakesMany = true }],
        Options = [new("yes", "Don't ask.") { Short = "-y" }, .. FilterOptions.Specs],
        Type = typeof(RunsRestoreCommand),
    };

    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        trash.Sweep();
        var runs = chosen.Many(asked, RunPlace.Deleted);
        if (runs.Count == 0)
        {
            terminal.Error.WriteLine("Nothing to restore.");
            return 0;
        }

        var question = string.Create(CultureInfo.InvariantCulture, $"Restore {runs.Count} run(s)?");
        if (!asked.Has("yes") && !preview.Confirms("You are about to restore the following runs:", runs, question, defaultsToYes: true))
            return (int)Outcome.Declined;
        await moving.MoveAsync(runs, Restore, count => $"Restored {count} run(s)");
        return 0;
    }

    private bool Restore(Run run)
    {
        trash.Restore(run);
        return true;
    }
}
