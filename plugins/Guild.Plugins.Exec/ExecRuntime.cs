using Guild.Abstractions;
using Guild.Plugins.Python.Interpreters;

namespace Guild.Plugins.Exec;

/// <summary>Starts commands, and executable files that no other runtime claims.</summary>
[OperationRuntime("exec", "Runs a command.", Attributes = ["exec"], Extensions = ["*"])]
public sealed class ExecRuntime(IProcessRunner processes, ICachePaths cache) : IOperationRuntime
{
    /// <inheritdoc/>
    public async Task<LaunchRecord> PlanAsync(LaunchRequest request, CancellationToken cancel)
    {
        if (request.Attribute == "script")
            return new LaunchRecord { Command = [ExecutableScript.Check(request)] };

        // A longer word that holds ${flag_args} keeps it: it's an undefined reference, which the host reports.
        var command = request.Words.Select(w => w == "${flag_args}" ? LaunchRecord.FlagArguments : w).ToList();
        return new LaunchRecord { Command = command, References = await ReferencesAsync(command, request, cancel) };
    }

    // Only a command that names the interpreter pays for finding one.
    private async Task<Dictionary<string, string>> ReferencesAsync(
        List<string> command, LaunchRequest request, CancellationToken cancel)
    {
        var references = new Dictionary<string, string>();
        if (command.Exists(w => w.Contains("${python_exe}", StringComparison.Ordinal)))
        {
            var interpreter = await new InterpreterFinder(processes, cache).FindAsync(
                request.InterpreterRequirement, request.Environment, request.ProjectDirectory, cancel);
            references["python_exe"] = interpreter.Executable;
        }

        return references;
    }
}
