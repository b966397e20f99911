using System.Globalization;
using Guild.Core;
using Guild.Core.Planning;
using Guild.Core.Running;
using Guild.Core.Text;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Running;

/// <summary>Carries a plan out: in front, staged, or in the background.</summary>
internal sealed class RunLauncher(RunExecutor executor, BackgroundRuns background, GuildEnvironment environment, ITerminal terminal, StopRequest stop)
{
    /// <summary>Carries the plan out and returns guild's exit code.</summary>
    public async Task<int> LaunchAsync(ParsedCommand asked, RunRequest request, PlannedRun planned)
    {
        var plan = planned.Plan;
        if (request.RunDirectory is not null && !asked.Has("internal-go-on") && !environment.IsSet("NO_WARN_RUNDIR") && !request.Stages)
            terminal.Error.WriteLine($"Run directory is '{plan.RunDirectory}' (results will not be visible to Guild)");
        if (asked.Has("background") || asked.Has("pidfile"))
            return await background.StartAsync(asked, plan);

        Signals.Feed(stop);
        var options = new ExecutionOptions
        {
            Stages = request.Stages,
            IsQuiet = asked.Has("quiet"),
            SkipsCapture = asked.Has("no-capture"),
            StopAfter = asked.Value("stop-after") is { } minutes ? TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture)) : null,
            PidFile = asked.Value("internal-go-on"),
        };
        var outcome = asked.Has("internal-go-on") ? await executor.StartAsync(plan, options) : await executor.ExecuteAsync(plan, options);
        if (outcome.IsStaged && !options.IsQuiet)
            terminal.Out.Write(StagedText(planned));
        return outcome.ExitCode;
    }

    private static string StagedText(PlannedRun planned)
    {
        var plan = planned.Plan;
        if (plan.IsInHome)
            return $"{plan.OperationText} staged as {plan.Id}\nTo start the operation, use 'guild run --start {plan.Id}'\n";
        var directory = plan.RunDirectory;
        return $"{plan.OperationText} staged in '{directory}'\n"
            + $"To start the operation, use \"(cd {ShellWords.InQuotes(directory)} && source .guild/ENV && {ShellWords.Join(plan.Command)})\"\n";
    }
}
