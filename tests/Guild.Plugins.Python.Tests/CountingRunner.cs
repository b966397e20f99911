using System.Diagnostics;
using Guild.Abstractions;

namespace Guild.Plugins.Python.Tests;

/// <summary>Runs programs for real, and remembers which.</summary>
internal sealed class CountingRunner : IProcessRunner
{
    public List<ProcessCall> Calls { get; } = [];

    public async Task<ProcessResult> RunAsync(ProcessCall call, CancellationToken cancel)
    {
        Calls.Add(call);
        var start = new ProcessStartInfo(call.Program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = call.WorkingDirectory ?? "",
        };
        foreach (var argument in call.Arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in call.Environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var error = process.StandardError.ReadToEndAsync(cancel);
        await process.StandardInput.WriteAsync((call.Input ?? "").AsMemory(), cancel);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new ProcessResult(process.ExitCode, await output, await error);
    }
}
