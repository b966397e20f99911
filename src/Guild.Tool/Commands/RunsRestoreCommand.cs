using System.Globalization;
using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands;

/// <summary><c>guild runs restore</c> (cli.md B.17).</summary>
internal sealed class RunsRestoreCommand(ChosenRuns chosen, RunsPreview preview, RunTrash trash, ITerminal terminal) : ICommand
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
    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var runs = chosen.Many(asked, RunPlace.Deleted);
        if (runs.Count == 0)
        {
            terminal.Error.WriteLine("Nothing to restore.");
            return Task.FromResult(0);
        }

        var count = runs.Count.ToString(CultureInfo.InvariantCulture);
        if (!asked.Has("yes") && !preview.Confirms("You are about to restore the following runs:", runs, $"Restore {count} run(s)?", defaultsToYes: true))
            return Task.FromResult((int)Outcome.Declined);
        foreach (var run in runs)
            trash.Restore(run);
        terminal.Error.WriteLine($"Restored {count} run(s)");
        return Task.FromResult(0);
    }
}
