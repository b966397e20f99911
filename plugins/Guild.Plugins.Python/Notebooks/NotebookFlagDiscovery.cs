using Guild.Abstractions;
using Guild.Plugins.Python.Discovery;
using Guild.Plugins.Python.Interpreters;

namespace Guild.Plugins.Python.Notebooks;

/// <summary>Reads the flags of a notebook: global variables that its code cells assign. Nothing is run.</summary>
[FlagDiscovery("notebook", "Reads global variables from the code cells of notebooks.")]
public sealed class NotebookFlagDiscovery(IProcessRunner processes, ICachePaths cache, IPluginLog log) : IFlagDiscovery
{
    private const string Variables = "globals";

    /// <inheritdoc/>
    public async Task<DiscoveredFlags> DiscoverAsync(DiscoveryRequest request, CancellationToken cancel)
    {
        var directory = request.ProjectDirectory ?? request.SearchPath.FirstOrDefault() ?? "/";
        if (NotebookWords.Of(request.Attribute, request.Words, directory) is not { } words)
            return new DiscoveredFlags { Destination = request.Destination ?? Variables };
        var file = NotebookFile.Find(words.Notebook, [directory, .. request.SearchPath]);
        if (file is null)
            return SourceReading.Failed(request, words.Notebook, "file not found");
        if (request.Destination is not (null or Variables))
            return new DiscoveredFlags { Destination = request.Destination, ProgramFile = file };
        var interpreter = await new InterpreterFinder(processes, cache).FindDefaultAsync(request.Environment, directory, cancel);
        if (interpreter is null)
            return SourceReading.Failed(request, words.Notebook, "python3 not found") with { ProgramFile = file };
        var reply = await new SourceReading(processes, cache, log).ReadAsync(interpreter, file, request with { DisplayPath = request.DisplayPath ?? words.Notebook }, cancel);
        return reply.Flags with { Destination = Variables, ProgramFile = file };
    }
}
