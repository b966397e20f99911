using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.Plugins;

namespace Guild.Core.Tests.Resources;

/// <summary>Resolvers by source key, without plugins.</summary>
internal sealed class FakePlugins(Dictionary<string, IResourceResolver> resolvers) : IPluginCatalog
{
    public IReadOnlyList<string> SourceKeys => [.. resolvers.Keys];

    public IReadOnlyList<LoadedPlugin> Loaded => [];

    public PluginContribution? FindResolver(string kind, string address) =>
        resolvers.ContainsKey(kind) ? new PluginContribution("test", kind, "") : null;

    public PluginContribution? FindRuntime(ProgramDef program) => null;

    public PluginContribution? FindDiscovery(PluginContribution runtime) => null;

    public IReadOnlyList<PluginContribution> FindObservers(IReadOnlyList<string>? configured) => [];

    public T Activate<T>(PluginContribution contribution)
        where T : class => (T)resolvers[contribution.Name];
}
