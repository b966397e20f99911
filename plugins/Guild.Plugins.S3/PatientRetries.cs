using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Internal;
using Guild.Abstractions;

namespace Guild.Plugins.S3;

/// <summary>The SDK's own idea of what is worth another attempt, with waits that the settings say and that a person is told of.</summary>
internal sealed class PatientRetries(AmazonS3Config config, S3Settings settings, IPluginLog log, TimeProvider clock) : AmazonS3StandardRetryPolicy(config)
{
    private const string Problem = "Guild.Problem";
    private const string Asked = "Guild.RetryAfter";

    /// <inheritdoc/>
    public override async Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception)
    {
        if (RetryAfter(exception) is { } asked)
        {
            if (asked > settings.LongestWait)
                return false;
            executionContext.RequestContext.ContextAttributes[Asked] = asked;
        }
        else
        {
            executionContext.RequestContext.ContextAttributes.Remove(Asked);
        }

        executionContext.RequestContext.ContextAttributes[Problem] = S3Failures.Briefly(exception);
        return await base.RetryForExceptionAsync(executionContext, exception);
    }

    /// <inheritdoc/>
    public override Task WaitBeforeRetryAsync(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext;
        var delay = request.ContextAttributes.TryGetValue(Asked, out var asked) ? (TimeSpan)asked : settings.DelayBefore(request.Retries);
        var problem = request.ContextAttributes.TryGetValue(Problem, out var text) ? text : "no answer";
        log.Info(string.Create(CultureInfo.InvariantCulture, $"{problem}; asking again in {delay.TotalSeconds:0.#} s ({request.Retries} of {settings.Retries})"));
        return Task.Delay(delay, clock, request.CancellationToken);
    }

    private TimeSpan? RetryAfter(Exception exception)
    {
        if (exception is not AmazonServiceException { InnerException: Amazon.Runtime.Internal.HttpErrorResponseException { Response: { } answer } } failure
            || failure.StatusCode < HttpStatusCode.BadRequest
            || !answer.IsHeaderPresent("Retry-After"))
            return null;
        var text = answer.GetHeaderValue("Retry-After");
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(seconds);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at) && at > clock.GetUtcNow() ? at - clock.GetUtcNow() : null;
    }
}
