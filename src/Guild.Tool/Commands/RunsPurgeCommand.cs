using System.Globalization;
using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands;

/// <summary><c>guild runs purge</c> (cli.md B.17).</summary>
internal sealed class RunsPurgeCommand(ChosenRuns chosen, RunsPreview preview, ITerminal terminal) : ICommand
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
    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var runs = chosen.Many(asked, RunPlace.Deleted);
        if (runs.Count == 0)
        {
            terminal.Error.WriteLine("Nothing to purge.");
            return Task.FromResult(0);
        }

        var count = runs.Count.ToString(CultureInfo.InvariantCulture);
        const string Sentence = "WARNING: You are about to permanently delete the following runs:";
        if (!asked.Has("yes") && !preview.Confirms(Sentence, runs, $"Permanently delete {count} run(s)?", defaultsToYes: false, isWarning: true))
            return Task.FromResult((int)Outcome.Declined);
        foreach (var run in runs)
            RunTrash.DeletePermanently(run);
        terminal.Error.WriteLine($"Permanently deleted {count} run(s)");
        return Task.FromResult(0);
    }
}
