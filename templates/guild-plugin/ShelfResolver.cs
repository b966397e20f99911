using Guild.Abstractions;

namespace PluginNamespace;

/// <summary>
/// <c>shelf: NAME</c> in a Guild file is a file of the folder that the user has set with <c>plugins: {plugin-name: {shelf: FOLDER}}</c>.
/// </summary>
[ResourceResolver("shelf", "A file of our shelf.")]
public sealed class ShelfResolver(IPluginSettings settings, IPluginLog log) : IResourceResolver
{
    public Task<ResolvedSource> ResolveAsync(Source source, ResolveContext context, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var shelf = Path.GetFullPath(settings.Require("shelf"));
        var path = Path.GetFullPath(Path.Combine(shelf, source.Address));
        log.Debug($"looking for {path}");
        if (!File.Exists(path))
            throw new ResolveException($"there is no '{source.Address}' on the shelf") { Remedy = $"put it into {shelf}" };
        return Task.FromResult(new ResolvedSource(path));
    }
}
