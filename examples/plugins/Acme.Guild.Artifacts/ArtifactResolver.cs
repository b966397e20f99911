using System.Net;
using Guild.Abstractions;

[assembly: PluginDescription("acme.artifacts", "Files from the artifact server of Acme.")]

namespace Acme.Guild.Artifacts;

/// <summary><c>artifacts: digits/1.2/digits.csv</c>, or <c>url: artifacts://digits/1.2/digits.csv</c>. What has a version never changes, so it is fetched once.</summary>
[ResourceResolver("artifacts", "A file of the artifact server, as NAME/VERSION/FILE.", Schemes = ["artifacts"])]
public sealed class ArtifactResolver(IPluginSettings settings, ISecrets secrets, IHttp http, IResourceCache cache, ITransfers transfers)
    : IResourceResolver
{
    public async Task<ResolvedSource> ResolveAsync(Source source, ResolveContext context, CancellationToken cancel)
    {
        var address = source.Address.StartsWith("artifacts://", StringComparison.Ordinal) ? source.Address["artifacts://".Length..] : source.Address;
        if (address.Split('/') is not [_, _, var file])
            throw new ResolveException($"'{address}' is no NAME/VERSION/FILE") { Remedy = "write it as in 'digits/1.2/digits.csv'" };

        // One process fetches, the others wait here and find the file.
        using var entry = await cache.OpenAsync(context.CacheDirectory, source.Name, cancel);
        if (await entry.FindAsync(file, cancel) is { } kept)
            return new ResolvedSource(kept.Path) { IsCached = true, Sha256 = kept.Sha256 };
        if (context.Offline)
            throw new ResolveException($"'{address}' has not been fetched yet") { Remedy = "run once with a network" };

        using var client = new HttpClient(http.CreateHandler(TimeSpan.FromSeconds(15)));
        client.BaseAddress = settings.RequireUrl("server");
        client.DefaultRequestHeaders.UserAgent.ParseAdd(http.UserAgent);
        if (secrets.FromVariable("ACME_ARTIFACTS_TOKEN") is { } token)
            client.DefaultRequestHeaders.Authorization = new("Bearer", token.Reveal());
        try
        {
            using var response = await client.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancel);
            if (response.StatusCode == HttpStatusCode.NotFound)
                throw new ResolveException($"{client.BaseAddress} has no '{address}'") { Remedy = "correct its name or version" };
            response.EnsureSuccessStatusCode();

            using var download = entry.OpenDownload(file);
            download.Restart();
            using var transfer = transfers.Begin(source.Name, response.Content.Headers.ContentLength);
            await download.AppendAsync(await response.Content.ReadAsStreamAsync(cancel), transfer, cancel);
            var fetched = await download.CompleteAsync(cancel);
            return new ResolvedSource(fetched.Path) { IsCached = true, Sha256 = fetched.Sha256 };
        }
        catch (HttpRequestException failure)
        {
            throw new ResolveException($"{client.BaseAddress} does not give it: {failure.Message}", failure) { Remedy = "check the server, and ACME_ARTIFACTS_TOKEN" };
        }
    }
}
