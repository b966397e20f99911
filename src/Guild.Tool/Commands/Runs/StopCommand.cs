using System.Globalization;
using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Running;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs;

/// <summary><c>guild stop</c> (cli.md B.18).</summary>
internal sealed class StopCommand(ChosenRuns chosen, RunsPreview preview, StoppingRuns stopping, ITerminal terminal, IGuildLog log) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "stop",
        Summary = "Stop runs that are running.",
        Description =
            $"""
            Stop runs that are running. Without RUN all running runs that pass the filters are stopped.

            A run's process and those that it started are asked to end and get 30 seconds to do so; use '--timeout' for another time, and
            '--force' to end what is left then.

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("RUN") { TakesMany = true }],
        Options =
        [
            new("yes", "Don't ask.") { Short = "-y" },
            new("force", "End processes that don't end themselves in time."),
            new("timeout", "Seconds to wait for processes to end (30).") { ValueName = "N", IsInteger = true, Minimum = 0 },
            RemoteOptions.Remote,
            RemoteOptions.NoWait,
            .. FilterOptions.Specs,
        ],
        Type = typeof(StopCommand),
    };

    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        RemoteOptions.Refuse(asked);
        RemoteOptions.WarnOfNoWait(asked, log);
        var chosenRuns = chosen.Many(asked);
        var runs = asked.Arguments.Count > 0 ? chosenRuns : [.. chosenRuns.Where(r => r.Status == RunStatus.Running)];
        if (runs.Count == 0)
        {
            terminal.Error.WriteLine("Nothing to stop.");
            return 0;
        }

        var question = string.Create(CultureInfo.InvariantCulture, $"Stop {runs.Count} run(s)?");
        if (!asked.Has("yes") && !preview.Confirms("You are about to stop the following runs:", runs, question, defaultsToYes: false, isWarning: true))
            return (int)Outcome.Declined;
        var timeout = asked.Integer("timeout") is { } seconds ? TimeSpan.FromSeconds(seconds) : StoppingRuns.DefaultTimeout;
        var survivors = await stopping.StopAsync(runs, timeout, asked.Has("force"));
        return survivors.Count == 0
            ? 0
            : throw new GuildException($"The following processes did not stop as expected: {string.Join(", ", survivors)}");
    }
}
