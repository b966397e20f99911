using System.Net.Http.Headers;
using System.Text.Json;
using Guild.Abstractions;

[assembly: PluginDescription("acme.webhook", "Posts the results of runs to a URL.")]

namespace Acme.Guild.Webhook;

/// <summary>Posts each run that ends, as JSON, to the URL that is set as <c>plugins: {acme.webhook: {url: …}}</c>.</summary>
[RunObserver("webhook", "Posts the result of each run to a URL.")]
public sealed class WebhookObserver(IPluginSettings settings, ISecrets secrets, IHttp http, IPluginLog log) : IRunObserver
{
    public Task StartingAsync(ObservedRun run, CancellationToken cancel) => Task.CompletedTask;

    public async Task EndedAsync(ObservedRun run, CancellationToken cancel)
    {
        var url = settings.RequireUrl("url");
        using var client = new HttpClient(http.CreateHandler(TimeSpan.FromSeconds(5))) { Timeout = TimeSpan.FromSeconds(10) };
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Describe(run)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (secrets.FromVariable("ACME_WEBHOOK_TOKEN") is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());

        using var response = await client.SendAsync(request, cancel);
        response.EnsureSuccessStatusCode();
        log.Debug($"posted run {run.Id} to {PlainUrl.Of(url.ToString())}");
    }

    private static byte[] Describe(ObservedRun run)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id", run.Id);
            json.WriteString("operation", run.Operation);
            json.WriteString("status", run.Status);
            json.WriteNumber("exitStatus", run.ExitStatus ?? 0);
            json.WriteString("label", run.Label);
            json.WriteStartObject("scalars");
            foreach (var (name, value) in run.Scalars)
            {
                // JSON has no NaN and no infinity.
                if (double.IsFinite(value))
                    json.WriteNumber(name, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
