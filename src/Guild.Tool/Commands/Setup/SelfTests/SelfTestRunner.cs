using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Errors;
using Guild.Tool.Plugins;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Setup.SelfTests;

/// <summary>Makes tests, several at once, and shows each result as soon as those before it are known.</summary>
internal sealed class SelfTestRunner(GuildEnvironment environment, PluginCatalog plugins, IProcessRunner processes, ITerminal terminal)
{
    private const int OutcomeColumn = 27;

    /// <summary>Makes tests.</summary>
    /// <returns>Whether none failed.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<SelfTest> tests, SelfTestOptions options, CancellationToken cancel)
    {
        terminal.Out.WriteLine("internal tests:");
        using var places = new SemaphoreSlim(options.Concurrency);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var running = tests.Select(t => ResultAsync(t, options, places, end.Token)).ToList();
        var isGood = true;
        for (var i = 0; i < tests.Count && (isGood || !options.StopsAtFailure); i++)
        {
            var result = await running[i];
            cancel.ThrowIfCancellationRequested();
            Show(tests[i], result);
            isGood &= !result.IsFailed;
        }

        await end.CancelAsync();
        await Task.WhenAll(running);
        return isGood;
    }

    private async Task<SelfTestResult> ResultAsync(SelfTest test, SelfTestOptions options, SemaphoreSlim places, CancellationToken cancel)
    {
        if (options.Skipped.Contains(test.Name))
            return SelfTestResult.Skipped("as asked");
        try
        {
            await places.WaitAsync(cancel);
            try
            {
                using var bench = new SelfTestBench(environment, plugins, processes, cancel);
                if (!options.IsForced && await test.Hindrance(bench) is { } hindrance)
                    return SelfTestResult.Skipped(hindrance);
                await test.Run(bench);
                return SelfTestResult.Ok;
            }
            finally
            {
                places.Release();
            }
        }
        catch (SelfTestFailure failure)
        {
            return SelfTestResult.Failed(failure.Message);
        }
        catch (OperationCanceledException)
        {
            return SelfTestResult.Skipped("ended before it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or GuildException or PluginException)
        {
            return SelfTestResult.Failed(e.Message);
        }
    }

    private void Show(SelfTest test, SelfTestResult result)
    {
        var reason = result is { IsFailed: false, Reason.Length: > 0 } ? $" ({result.Reason})" : "";
        terminal.Out.WriteLine($"  {test.Name}:".PadRight(OutcomeColumn) + result.Outcome + reason);
        if (result.IsFailed)
        {
            foreach (var line in result.Reason.Split('\n'))
                terminal.Out.WriteLine("    " + line);
        }

        terminal.Out.Flush();
    }
}
