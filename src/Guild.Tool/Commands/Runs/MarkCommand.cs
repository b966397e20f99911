using Guild.Abstractions;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;

namespace Guild.Tool.Commands.Runs;

/// <summary><c>guild mark</c> (cli.md B.16).</summary>
internal sealed class MarkCommand(ChosenRuns chosen, ChangingRuns changing) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "mark",
        Summary = "Mark runs, or remove their mark.",
        Description =
            $"""
            Mark runs. Operations that require files of another operation take them from a marked run of it if there is one, else from the
            latest.

            Without RUN the latest run is marked; with '--clear' the marks of all runs are removed.

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("RUN") { TakesMany = true }],
        Options = [new("clear", "Remove the mark.") { Short = "-c" }, new("yes", "Don't ask.") { Short = "-y" }, .. FilterOptions.Specs],
        Type = typeof(MarkCommand),
    };

    /// <inheritdoc/>
    public Task<int> ExecuteAsync(ParsedCommand asked) => asked.Has("clear") ? UnmarkAsync(asked) : MarkAsync(asked);

    private Task<int> MarkAsync(ParsedCommand asked) => changing.ChangeAsync(
        asked,
        chosen.ManyOrLatest(asked),
        new RunsChange("You are about to mark the following runs:", "Marked", run => RunAttributes.Write(run.Directory, "marked", Value.True))
        {
            Nothing = "No runs to mark.",
        });

    private Task<int> UnmarkAsync(ParsedCommand asked) => changing.ChangeAsync(
        asked,
        asked.Arguments.Count > 0 ? chosen.Many(asked) : [.. chosen.Filtered(asked).Where(r => r.IsMarked)],
        new RunsChange("You are about to unmark the following runs:", "Unmarked", run => RunAttributes.Delete(run.Directory, "marked"))
        {
            Nothing = "No runs to unmark.",
        });
}
