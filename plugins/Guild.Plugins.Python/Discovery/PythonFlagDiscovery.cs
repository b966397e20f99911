using System.ComponentModel;
using System.Text.Json;
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
    // Far beyond any program that a person wrote: only a guard against one that was written to keep us busy.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly string[] VariablesOfASearch = ["PYTHONPATH"];

    /// <summary>Where modules are found, and which interpreter runs the program.</summary>
    private static readonly string[] VariablesOfARun = ["PYTHONPATH", "GUILD_PYTHON_EXE", "VIRTUAL_ENV", "CONDA_PREFIX", "PATH"];

    /// <inheritdoc/>
    public async Task<DiscoveredFlags> DiscoverAsync(DiscoveryRequest request, CancellationToken cancel)
    {
        var name = request.Words[0];
        var (file, module, error) = Locate(request);
        if (file is null)
            return Failed(request, name, error!);
        if (request.Destination is "none" || request.Destination?.StartsWith("config:", StringComparison.Ordinal) == true)
            return new DiscoveredFlags { Destination = request.Destination, ProgramFile = file };

        var directory = request.ProjectDirectory ?? request.SearchPath.FirstOrDefault() ?? Path.GetDirectoryName(file)!;
        var interpreter = await new InterpreterFinder(processes, cache).FindDefaultAsync(request.Environment, directory, cancel);
        if (interpreter is null)
        {
            // No file is named as read: what was not read must not be remembered until Python is there.
            return Failed(request, name, "python3 not found") with { ProgramFile = file };
        }

        var reply = await ReadAsync(interpreter, file, request, cancel);
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

    private async Task<DiscoveryReply> ReadAsync(
        PythonInterpreter interpreter, string file, DiscoveryRequest request, CancellationToken cancel)
    {
        var shown = request.DisplayPath ?? file;
        // Isolated (-I) and without site (-S): nothing of the user's takes part, and the start is as short as it can be.
        var call = new ProcessCall(
            interpreter.Executable,
            [
                "-I", "-S", "-X", "utf8", "-X", "pycache_prefix=" + Path.Combine(cache.Directory, "pycache"), PluginFiles.Discovery,
                file, shown, request.Destination ?? "", string.Join(Path.PathSeparator, request.SearchPath), .. request.Words.Skip(1),
            ]);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Limit);
        try
        {
            var result = await processes.RunAsync(call, limit.Token);
            if (result.ExitCode == 0)
                return DiscoveryReply.Parse(result.Output);
            log.Debug($"reading flags of {shown} ended with {result.ExitCode}:\n{result.Error}");
            return new(Failed(request, shown, LastLine(result.Error)), []);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(Failed(request, shown, $"reading its source took more than {Limit.TotalSeconds} seconds") with { FilesRead = [file] }, []);
        }
        catch (Exception e) when (e is Win32Exception or JsonException)
        {
            return new(Failed(request, shown, e.Message), []);
        }
    }

    private static DiscoveredFlags Failed(DiscoveryRequest request, string subject, string reason) => new()
    {
        Destination = request.Destination,
        Warnings = [$"cannot import flags from {subject}: {reason}"],
    };

    private static string LastLine(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 0 ? "reading its source failed" : lines[^1];
    }
}
