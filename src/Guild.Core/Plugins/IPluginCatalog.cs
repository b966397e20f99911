using Guild.Core.GuildFiles;

namespace Guild.Core.Plugins;

/// <summary>
/// Who provides what, answered from manifests alone; a plugin is loaded only when something of it is activated. The host implements it.
/// </summary>
public interface IPluginCatalog
{
    /// <summary>The source keys that resolvers of plugins answer for, those of plugins that can't be used included, sorted (<c>file</c>, <c>s3</c>, …).</summary>
    IReadOnlyList<string> SourceKeys { get; }

    /// <summary>The resolver for a source key, or for the scheme of a <c>url</c> source; <see langword="null"/> when no plugin has one.</summary>
    /// <param name="kind">The source key.</param>
    /// <param name="address">What stands behind it; its scheme decides when <paramref name="kind"/> is <c>url</c>.</param>
    PluginContribution? FindResolver(string kind, string address);

    /// <summary>The runtime that starts a program; <see langword="null"/> when no plugin claims it.</summary>
    PluginContribution? FindRuntime(ProgramDef program);

    /// <summary>The flag discovery that belongs to a runtime; <see langword="null"/> when there is none.</summary>
    PluginContribution? FindDiscovery(PluginContribution runtime);

    /// <summary>The enabled observers, ordered by plugin name.</summary>
    /// <param name="configured">The operation's <c>plugins</c> attribute; <see langword="null"/> leaves the choice to the user's configuration.</param>
    IReadOnlyList<PluginContribution> FindObservers(IReadOnlyList<string>? configured);

    /// <summary>Loads the plugin, if it isn't yet, and creates the contributed object.</summary>
    /// <exception cref="Errors.PluginException">The plugin can't be loaded or the object can't be created.</exception>
    T Activate<T>(PluginContribution contribution)
        where T : class;

    /// <summary>Says that <see cref="Activate"/> will be called for this one before long: its plugin may be loaded meanwhile, on another core.</summary>
    /// <remarks>A plugin that can't be loaded is no error here.</remarks>
    void Expect(PluginContribution contribution)
    {
    }

    /// <summary>Which build of a plugin would be used; <see langword="null"/> when there is none that can be.</summary>
    PluginIdentity? Identify(string plugin) => null;

    /// <summary>The operation attributes that runtimes of plugins claim, those of plugins that can't be used included; none of the engine's own.</summary>
    IReadOnlyList<string> RuntimeAttributes => [];

    /// <summary>The extensions of files, <c>.x</c>, that runtimes of plugins run although they are no programs of their own.</summary>
    IReadOnlyList<string> ScriptExtensions => [];

    /// <summary>The plugins that have been loaded so far, for the run's record of what really took part, ordered by name.</summary>
    IReadOnlyList<LoadedPlugin> Loaded { get; }
}
