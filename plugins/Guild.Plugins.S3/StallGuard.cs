namespace Guild.Plugins.S3;

/// <summary>Gives up on a connection on which nothing comes for too long: neither an answer nor the rest of one.</summary>
/// <param name="inner">Sends the requests.</param>
/// <param name="limit">How long that is.</param>
/// <param name="clock">The time.</param>
internal sealed class StallGuard(HttpMessageHandler inner, TimeSpan limit, TimeProvider clock) : DelegatingHandler(inner)
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Belongs to the answer from then on, and ends with it.
        var watch = new CancellationTokenSource(limit, clock);
        var place = request.RequestUri!.Authority;
        try
        {
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, watch.Token);
            var answer = await base.SendAsync(request, both.Token);
            var guarded = new StreamContent(new GuardedStream(await answer.Content.ReadAsStreamAsync(both.Token), watch, limit, place));
            foreach (var header in answer.Content.Headers)
                guarded.Headers.TryAddWithoutValidation(header.Key, header.Value);
            answer.Content = guarded;
            return answer;
        }
        catch (OperationCanceledException) when (watch.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            watch.Dispose();
            throw new StalledException(place, limit);
        }
        catch
        {
            watch.Dispose();
            throw;
        }
    }
}
