using Guild.Core;
using Guild.Core.Planning;
using Guild.Core.Queues;
using Guild.Core.Running;
using Guild.Tool.CommandLine;

namespace Guild.Tool.Commands.Running;

/// <summary>The process of a queue: starts staged runs.</summary>
internal sealed class QueueCommand(QueueProcess queue, GuildEnvironment environment, StopRequest stop) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = InternalCommands.Queue,
        Summary = "Start staged runs for a queue.",
        Description = "Start staged runs for a queue. Only guild itself gives this command; a queue is started with 'guild run queue'.",
        Type = typeof(QueueCommand),
        IsHidden = true,
        IsInternal = true,
    };

    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var directory = OwnRun.Directory(environment, InternalCommands.Queue, "queues", "guild run queue");
        Signals.Feed(stop);
        await queue.RunAsync(directory);
        return 0;
    }
}
