using System.ComponentModel;
using System.Text.Json;
using Guild.Abstractions;
using Guild.Plugins.Python.Interpreters;
using Guild.Plugins.Python.Launching;

namespace Guild.Plugins.Python.Discovery;

/// <summary>Has one Python process read a source file, without running anything of it.</summary>
internal sealed class SourceReading(IProcessRunner processes, ICachePaths cache, IPluginLog log)
{
    // Far beyond any program that a person wrote: only a guard against one that was written to keep us busy.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Reads the flags of a file.</summary>
    public async Task<DiscoveryReply> ReadAsync(
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

    /// <summary>No flags, and why.</summary>
    public static DiscoveredFlags Failed(DiscoveryRequest request, string subject, string reason) => new()
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
