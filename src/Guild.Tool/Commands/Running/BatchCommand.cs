using Guild.Core;
using Guild.Core.Batches;
using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Planning;
using Guild.Core.Running;
using Guild.Tool.CommandLine;

namespace Guild.Tool.Commands.Running;

/// <summary>The process of a batch: makes and runs trials.</summary>
internal sealed class BatchCommand(BatchProcess batch, GuildEnvironment environment, IGuildLog log, StopRequest stop) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = InternalCommands.Batch,
        Summary = "Make and run the trials of a batch.",
        Description = "Make and run the trials of a batch. Only guild itself gives this command; batches are run with 'guild run OPERATION FLAG=[VALUE,VALUE]'.",
        Type = typeof(BatchCommand),
        IsHidden = true,
        IsInternal = true,
    };

    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var directory = OwnRun.Directory(environment, InternalCommands.Batch, "batches", "guild run OPERATION FLAG=[VALUE,VALUE]");
        Signals.Feed(stop);
        try
        {
            var code = await batch.RunAsync(directory);
            if (code is null)
                OwnEnd.By(stop.Signal!.Value);
            return code ?? ExitCodes.OfOperation(stop.ExitStatus);
        }
        catch (GuildException e)
        {
            foreach (var error in e.Errors)
                log.Error(error.What);
            return ExitCodes.Of(e.Outcome);
        }
    }
}
