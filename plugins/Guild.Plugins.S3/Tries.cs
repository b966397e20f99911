using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Guild.Plugins.S3;

/// <summary>Notes with each failure how often was tried, and for how long: the SDK doesn't tell.</summary>
internal sealed class Tries(TimeProvider clock) : PipelineHandler
{
    private const string Key = "Guild.Tries";

    /// <summary>The end of a message about a failure; empty for one that was tried once.</summary>
    public static string Of(Exception e) => e.Data[Key] as string ?? "";

    /// <summary>How often was tried, in words; empty for once.</summary>
    public static string Text(int count, TimeSpan elapsed) => count < 2
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" (tried {count} times in {elapsed.TotalSeconds:0.#} s)");

    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var began = clock.GetTimestamp();
        try
        {
            return await base.InvokeAsync<T>(executionContext);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            e.Data[Key] = Text(executionContext.RequestContext.Retries + 1, clock.GetElapsedTime(began));
            throw;
        }
    }
}
