using System.ComponentModel;
using Guild.Abstractions;

namespace Guild.Tool.Commands.Setup;

/// <summary>What NVIDIA's own tool says about itself and its driver.</summary>
internal static class GpuFacts
{
    private const string Program = "nvidia-smi";

    /// <summary>The facts, in the order in which <c>guild check</c> shows them.</summary>
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>> ReadAsync(
        IProcessRunner processes, IReadOnlyDictionary<string, string> environment, CancellationToken cancel)
    {
        var header = environment.GetValueOrDefault("PATH") is { Length: > 0 } ? await AskAsync(processes, cancel) : "";
        return
        [
            new("cuda_version", Behind(header, "CUDA Version:")),
            new("nvidia_smi_version", Behind(header, "NVIDIA-SMI")),
        ];
    }

    private static async Task<string> AskAsync(IProcessRunner processes, CancellationToken cancel)
    {
        try
        {
            var answer = await processes.RunAsync(new ProcessCall(Program, []), cancel);
            return answer.ExitCode == 0 ? answer.Output : "";
        }
        catch (Win32Exception)
        {
            // It isn't there.
            return "";
        }
    }

    // | NVIDIA-SMI 535.54.03    Driver Version: 535.54.03    CUDA Version: 12.2 |
    private static string Behind(string header, string name)
    {
        var at = header.IndexOf(name, StringComparison.Ordinal);
        var words = at < 0 ? [] : header[(at + name.Length)..].Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 ? words[0] : "not installed";
    }
}
