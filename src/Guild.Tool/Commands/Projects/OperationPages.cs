using Guild.Core.Logging;
using Guild.Core.Operations;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Projects;

/// <summary>The help pages of operations and models, without a run: <c>--help-op</c>, <c>--help-model</c>.</summary>
internal sealed class OperationPages(OperationResolver operations, IOperationFlags flags, ITerminal terminal, IGuildLog log)
{
    /// <summary>The page of an operation. Flag arguments on the command line play no part.</summary>
    /// <param name="operation">The operation as typed; <see langword="null"/> for the default one.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<string> OperationAsync(string? operation, CancellationToken cancel)
    {
        var resolved = operations.Resolve(operation);
        var found = await flags.FindAsync(resolved, cancel);
        foreach (var warning in found.Warnings)
            log.Warning(warning);
        return OperationHelpPage.Render(resolved, found.Flags, terminal.HelpWidth);
    }

    /// <summary>The page of an operation's model.</summary>
    /// <param name="operation">The operation as typed, which is needed only to find the model.</param>
    public string Model(string? operation) => ModelHelpPage.Render(operations.ResolveModel(operation).Model, terminal.HelpWidth);
}
