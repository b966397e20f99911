using Guild.Abstractions;

namespace Guild.Tool.Plugins.Guarding;

/// <summary>An object of a plugin -> the same, each call of it guarded.</summary>
internal static class Guarded
{
    /// <param name="plugin">The plugin's name.</param>
    /// <param name="created">The plugin's object.</param>
    /// <param name="wanted">The interface that is asked for; an object may have several.</param>
    /// <param name="guard">The guard.</param>
    public static object Of(string plugin, object created, Type wanted, PluginGuard guard)
    {
        if (wanted == typeof(IOperationAlias))
            return new GuardedAlias(plugin, (IOperationAlias)created, guard);
        if (wanted == typeof(IResourceResolver))
            return new GuardedResolver(plugin, (IResourceResolver)created, guard);
        if (wanted == typeof(IOperationRuntime))
            return GuardedRuntime.Of(plugin, (IOperationRuntime)created, guard);
        if (wanted == typeof(IFlagDiscovery))
            return new GuardedDiscovery(plugin, (IFlagDiscovery)created, guard);
        return wanted == typeof(IRunObserver) ? new GuardedObserver(plugin, (IRunObserver)created, guard) : created;
    }
}
