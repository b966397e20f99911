using Guild.Abstractions;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Runs;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Api;

/// <summary><c>guild api runs</c> (cli.md C.13).</summary>
internal sealed class ApiRunsCommand(ChosenRuns chosen, ApiRun view, ITerminal terminal) : ICommand
{
    /// <inheritdoc/>
    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var isDeleted = asked.Has("deleted");
        var runs = chosen.Many(asked, isDeleted ? RunPlace.Deleted : RunPlace.Live)
            .Where(r => isDeleted || asked.Has("include-batch") || !r.IsBatch);
        var isOldForm = asked.Integer("version") == 1;
        terminal.Out.WriteLine(PythonJson.Write(new ListValue([.. runs.Select(r => (Value)view.Of(r, isOldForm))]), asked.Has("format")));
        return Task.FromResult(0);
    }
}
