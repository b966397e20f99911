using Guild.Abstractions;

namespace Guild.Tool.Plugins.Guarding;

internal sealed class GuardedDiscovery(string plugin, IFlagDiscovery discovery, PluginGuard guard) : IFlagDiscovery
{
    public Task<DiscoveredFlags> DiscoverAsync(DiscoveryRequest request, CancellationToken cancel) =>
        guard.CallAsync(plugin, c => discovery.DiscoverAsync(request, c), cancel);
}
