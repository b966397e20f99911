using System.Globalization;
using Guild.Abstractions;
using Polly;
using Polly.Retry;

namespace Guild.Plugins.Url;

/// <summary>Downloads files with patience: what breaks off goes on, what fails for the moment is tried again.</summary>
internal sealed class Downloader(Redirects redirects, ITransfers transfers, IPluginLog log, UrlSettings settings, TimeProvider clock)
{
    /// <summary>Brings a download to its end.</summary>
    /// <param name="job">What to download, and where to.</param>
    /// <param name="retries">How often an attempt that got nowhere is repeated.</param>
    /// <param name="cancel">Stops it; what has come stays for the next time.</param>
    /// <returns>What the server says of the file; <see langword="null"/> when it is still the known version.</returns>
    /// <exception cref="ResolveException">It can't be downloaded.</exception>
    public async Task<Validators?> RunAsync(DownloadJob job, int retries, CancellationToken cancel)
    {
        var start = clock.GetTimestamp();
        var attempts = 0;
        using var attempt = new Attempt(job, redirects, transfers, settings, clock);
        while (true)
        {
            try
            {
                return await Repeat(job, retries).ExecuteAsync(
                    async token =>
                    {
                        attempts++;
                        return await attempt.RunAsync(token);
                    },
                    cancel);
            }
            catch (AttemptException e) when (e is { IsTransient: true, HasGained: true })
            {
                log.Info($"{e.Message}; going on at {job.Download.Length.ToString("N0", CultureInfo.InvariantCulture)} bytes");
            }
            catch (AttemptException e)
            {
                throw new ResolveException(e.Message + Tried(attempts, clock.GetElapsedTime(start)), e) { Remedy = e.Remedy ?? Advice(e, job.Download.Length > 0) };
            }
        }
    }

    private ResiliencePipeline Repeat(DownloadJob job, int retries)
    {
        if (retries == 0)
            return ResiliencePipeline.Empty;
        return new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = settings.RetryDelay,
                MaxDelay = settings.LongestWait,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is AttemptException { IsTransient: true, HasGained: false } e && !AsksTooMuch(e)),
                DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as AttemptException)?.RetryAfter),
                OnRetry = args =>
                {
                    log.Info(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{args.Outcome.Exception!.Message}; trying {job.Target.Text} again in {args.RetryDelay.TotalSeconds:0.#} s ({args.AttemptNumber + 1} of {retries})"));
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    private bool AsksTooMuch(AttemptException e) => e.RetryAfter > settings.LongestWait;

    private string? Advice(AttemptException e, bool hasPart)
    {
        if (!e.IsTransient)
            return null;
        if (AsksTooMuch(e))
            return string.Create(CultureInfo.InvariantCulture, $"the server asks to wait {e.RetryAfter!.Value.TotalSeconds:0} s: try again then");
        return hasPart ? "try again later: what has been downloaded is kept" : "check the URL and the network, or try again later";
    }

    private static string Tried(int attempts, TimeSpan elapsed) => attempts == 1
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" (tried {attempts} times in {elapsed.TotalSeconds:0.#} s)");
}
