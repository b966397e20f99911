using Guild.Core;
using Guild.Core.Planning;
using Guild.Core.Running;
using Guild.Core.Steps;
using Guild.Tool.CommandLine;

namespace Guild.Tool.Commands.Running;

/// <summary>The process of a run that has steps: runs them in the directory that it was started in.</summary>
internal sealed class StepsCommand(StepRunner runner, GuildEnvironment environment, StopRequest stop) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = InternalCommands.Steps,
        Summary = "Run the steps of a run.",
        Description = "Run the steps of a run. Only guild itself gives this command; the steps of an operation are run with 'guild run OPERATION'.",
        Type = typeof(StepsCommand),
        IsHidden = true,
        IsInternal = true,
    };

    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var directory = OwnRun.Directory(environment, InternalCommands.Steps, "operations with steps", "guild run OPERATION");
        Signals.Feed(stop);
        var code = runner.Run(directory);
        if (code is null)
            OwnEnd.By(stop.Signal!.Value);
        return Task.FromResult(code ?? ExitCodes.OfOperation(stop.ExitStatus));
    }
}
