using Guild.Abstractions;
using Guild.Core.Operations;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Api;

/// <summary><c>guild api ops</c> and <c>guild api help-op</c> (cli.md C.13).</summary>
internal sealed class ApiOperationsCommand(ITerminal terminal, GuildFileLoader guildFiles, OperationResolver operations, IOperationFlags flags) : ICommand
{
    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var answer = asked.Spec.Name == ApiSpecs.HelpOperation.Name ? await OneAsync(asked.Arguments[0]) : await AllAsync();
        terminal.Out.WriteLine(PythonJson.Write(answer, asked.Has("format")));
        return 0;
    }

    private async Task<Value> OneAsync(string spec)
    {
        var resolved = operations.Resolve(spec);
        return ApiOperation.Of(resolved, await flags.FlagsOfAsync(resolved, CancellationToken.None));
    }

    private async Task<Value> AllAsync()
    {
        if (guildFiles.Load(GuildFileUse.Listing) is not { } file)
            return Value.EmptyList;
        var all = new List<Value>();
        foreach (var operation in OperationListing.Select(file, includesPrivate: true, []))
        {
            var resolved = new ResolvedOperation { Operation = operation, GuildFile = file, Model = file.FindModel(operation.ModelName), ProjectDirectory = file.Directory };
            all.Add(ApiOperation.Of(resolved, await flags.FlagsOfAsync(resolved, CancellationToken.None)));
        }

        return new ListValue(all);
    }
}
