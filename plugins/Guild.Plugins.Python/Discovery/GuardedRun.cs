using System.ComponentModel;
using System.Text.Json;
using Guild.Abstractions;
using Guild.Plugins.Python.Interpreters;
using Guild.Plugins.Python.Launching;
using Guild.Plugins.Python.Modules;

namespace Guild.Plugins.Python.Discovery;

/// <summary>
/// Runs a program up to the call that parses its arguments, where the source alone doesn't tell which flags there are: in a process of
/// its own that may not write, connect or start others, with a time limit, and without output.
/// </summary>
internal sealed class GuardedRun(IProcessRunner processes, ITemporaryFolder temporary, IPluginSettings settings)
{
    private const string SwitchSetting = "run-parsers";

    private const string LimitSetting = "run-parsers-seconds";

    /// <summary>Importing the largest libraries takes less.</summary>
    private const int DefaultSeconds = 30;

    /// <summary>Whether programs may be run at all.</summary>
    public bool IsAllowed => settings.Switch(SwitchSetting) ?? true;

    /// <summary>What the program's own parser says; a reply with an error when it could not be asked.</summary>
    public async Task<DiscoveryReply> ReadAsync(
        PythonInterpreter interpreter, string file, ProgramModule? module, DiscoveryReply known, DiscoveryRequest request, CancellationToken cancel)
    {
        var seconds = settings.Integer(LimitSetting, 1, 3600) ?? DefaultSeconds;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            var result = await processes.RunAsync(Call(interpreter, file, module, known, request), limit.Token);
            return result.Output.Length > 0 ? DiscoveryReply.Parse(result.Output) : Failed($"it ended with {result.ExitCode}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Failed($"it took more than {seconds} seconds to come to its arguments");
        }
        catch (Exception e) when (e is Win32Exception or JsonException)
        {
            return Failed(e.Message);
        }
    }

    private ProcessCall Call(PythonInterpreter interpreter, string file, ProgramModule? module, DiscoveryReply known, DiscoveryRequest request)
    {
        var folder = temporary.Directory;
        return new ProcessCall(
            interpreter.Executable,
            [
                "-B", "-X", "utf8", PluginFiles.GuardedRun,
                file, request.DisplayPath ?? file, known.Flags.Destination ?? "", string.Join(Path.PathSeparator, request.SearchPath),
                module is { Kind: ModuleKind.InPackage } ? module.Name : "", folder, .. request.Words.Skip(1),
            ])
        {
            WorkingDirectory = request.ProjectDirectory ?? Path.GetDirectoryName(file)!,
            // Libraries may write to their temporary files, and nowhere else.
            Environment = new Dictionary<string, string?> { ["TMPDIR"] = folder, ["TEMP"] = folder, ["TMP"] = folder },
        };
    }

    private static DiscoveryReply Failed(string error) => new(new DiscoveredFlags(), []) { Error = error };
}
