using Guild.Abstractions;

namespace Guild.Tool.Plugins.Guarding;

internal sealed class GuardedResolver(string plugin, IResourceResolver resolver, PluginGuard guard) : IResourceResolver
{
    public Task<ResolvedSource> ResolveAsync(Source source, ResolveContext context, CancellationToken cancel) =>
        guard.CallAsync(plugin, c => resolver.ResolveAsync(source, context, c), cancel);
}
