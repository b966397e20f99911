using Guild.Abstractions;
using Guild.Plugins.Python.Interpreters;
using Guild.Plugins.Python.Launching;

namespace Guild.Plugins.Python.Notebooks;

/// <summary>Runs Jupyter notebooks: flags are written into their assignments, then Jupyter's nbconvert executes them.</summary>
[OperationRuntime("notebook", "Runs a Jupyter notebook.", Attributes = ["notebook"], Extensions = [".ipynb"], MainPrefixes = [NotebookWords.Module])]
public sealed class NotebookRuntime(IProcessRunner processes, ICachePaths cache) : IOperationRuntime
{
    /// <inheritdoc/>
    public async Task<LaunchRecord> PlanAsync(LaunchRequest request, CancellationToken cancel)
    {
        var words = NotebookWords.Of(request.Attribute, request.Words, request.ProjectDirectory)
            ?? throw new LaunchException($"operation '{request.OperationName}' names no notebook") { Remedy = "write the path of a notebook, as in 'notebook: report.ipynb'" };
        RequireFile(request, words.Notebook);
        var interpreter = await new InterpreterFinder(processes, cache).FindAsync(
            request.InterpreterRequirement, request.Environment, request.ProjectDirectory, cancel);
        return new LaunchRecord
        {
            Command = ["${python_exe}", "-u", PluginFiles.Notebook, words.Notebook, .. words.Options, "--", LaunchRecord.FlagArguments],
            RecordedCommand = ["${python_exe}", "-um", "guild.op_main", .. words.AsMain, "--", LaunchRecord.FlagArguments],
            References = new Dictionary<string, string> { ["python_exe"] = interpreter.Executable },
            Environment = new Dictionary<string, string> { ["PYTHONPATH"] = ModulePath.Of(request, folder: "", last: null) },
            SourceRules = PythonFacts.SourceRules,
            Attributes = PythonFacts.Attributes(request, interpreter, cache),
            InterpreterVersion = interpreter.VersionText,
        };
    }

    private static void RequireFile(LaunchRequest request, string notebook)
    {
        // It may still come with a dependency, or name a flag.
        if (request.HasDependencies || notebook.Contains("${", StringComparison.Ordinal))
            return;
        IEnumerable<string> places = [request.RunDirectory, Path.Combine(request.RunDirectory, request.SourceTarget), request.SourceRoot, request.ProjectDirectory];
        if (NotebookFile.Find(notebook, places.Where(p => p.Length > 0)) is null)
            throw new LaunchException($"notebook '{notebook}' does not exist") { Remedy = $"create it below '{request.SourceRoot}', or correct its path" };
    }
}
