using Guild.Abstractions;

namespace Good;

[ResourceResolver("shelf", "Files on a shelf.", Schemes = ["shelf"])]
public sealed class ShelfResolver : IResourceResolver
{
    public Task<ResolvedSource> ResolveAsync(Source source, ResolveContext context, CancellationToken cancel) =>
        Task.FromResult(new ResolvedSource(Path.Combine(context.SearchDirectories[0], source.Address)));
}
