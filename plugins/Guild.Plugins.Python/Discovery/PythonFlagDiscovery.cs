using Guild.Abstractions;
using Guild.Plugins.Python.Interpreters;
using Guild.Plugins.Python.Launching;
using Guild.Plugins.Python.Modules;

namespace Guild.Plugins.Python.Discovery;

/// <summary>
/// Reads the flags that a Python program declares: options of argparse and click, or top-level variables. One Python process parses the
/// source. Only where that doesn't tell which arguments a program takes, it is run up to the call that parses them, under guard.
/// </summary>
[FlagDiscovery("python", "Reads argparse, click and global variables from source.")]
public sealed class PythonFlagDiscovery(
    IProcessRunner processes, ICachePaths cache, ITemporaryFolder temporary, IPluginSettings settings, IPluginLog log) : IFlagDiscovery
{
    private static readonly string[] VariablesOfASearch = ["PYTHONPATH"];

    /// <summary>Where modules are found, and which interpreter runs the program.</summary>
    private static readonly string[] VariablesOfARun = ["PYTHONPATH", "GUILD_PYTHON_EXE", "VIRTUAL_ENV", "CONDA_PREFIX", "PATH"];

    /// <inheritdoc/>
    public async Task<DiscoveredFlags> DiscoverAsync(DiscoveryRequest request, CancellationToken cancel)
    {
        var name = request.Words[0];
        var (file, module, error) = Locate(request);
        if (file is null)
            return SourceReading.Failed(request, name, error!);
        if (request.Destination is "none" || request.Destination?.StartsWith("config:", StringComparison.Ordinal) == true)
            return new DiscoveredFlags { Destination = request.Destination, ProgramFile = file };

        var directory = request.ProjectDirectory ?? request.SearchPath.FirstOrDefault() ?? Path.GetDirectoryName(file)!;
        var interpreter = await new InterpreterFinder(processes, cache).FindDefaultAsync(request.Environment, directory, cancel);
        if (interpreter is null)
        {
            // No file is named as read: what was not read must not be remembered until Python is there.
            return SourceReading.Failed(request, name, "python3 not found") with { ProgramFile = file };
        }

        var reply = await new SourceReading(processes, cache, log).ReadAsync(interpreter, file, request, cancel);
        var found = reply.Doubts.Count > 0 ? await AskProgramAsync(interpreter, file, module, reply, request, cancel) : reply.Flags;
        return found with { ProgramFile = file, VariablesRead = reply.Doubts.Count > 0 ? VariablesOfARun : VariablesOfASearch };
    }

    private static (string? File, ProgramModule? Module, string? Error) Locate(DiscoveryRequest request)
    {
        if (request.Attribute == "script")
            return File.Exists(request.Words[0]) ? (request.Words[0], null, null) : (null, null, "file not found");
        var spec = ModuleSpec.Parse(request.Words[0]);
        // Behind the project, what a run would also see: modules on PYTHONPATH, and those that come with guild.
        IEnumerable<string> path =
        [
            .. request.SearchPath,
            .. request.Environment.GetValueOrDefault("PYTHONPATH", "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathFullyQualified),
            PluginFiles.Packages,
        ];
        var (module, error) = ModuleLookup.Find(spec, path);
        return (module?.File, module, error);
    }

    private async Task<DiscoveredFlags> AskProgramAsync(
        PythonInterpreter interpreter, string file, ProgramModule? module, DiscoveryReply reply, DiscoveryRequest request, CancellationToken cancel)
    {
        var shown = request.DisplayPath ?? file;
        foreach (var doubt in reply.Doubts)
            log.Debug($"the source of {shown} doesn't tell all flags: {doubt}");
        var run = new GuardedRun(processes, temporary, settings);
        if (request.SourceOnly || !run.IsAllowed)
            return reply.Flags with { IsIncomplete = true };
        // It may take a while.
        log.Info("Refreshing flags...");
        var answer = await run.ReadAsync(interpreter, file, module, reply, request, cancel);
        if (answer.Error is null)
            return FlagUnion.Of(reply, answer);
        return reply.Flags with
        {
            Warnings = [.. reply.Flags.Warnings, $"cannot import all flags from {shown}: {answer.Error}"],
            FilesRead = [.. reply.Flags.FilesRead.Union(answer.Flags.FilesRead)],
            FilesMissing = [.. reply.Flags.FilesMissing.Union(answer.Flags.FilesMissing)],
        };
    }
}
