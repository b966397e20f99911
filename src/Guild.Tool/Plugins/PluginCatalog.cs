using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Plugins;
using Guild.Plugins.Manifests;

namespace Guild.Tool.Plugins;

/// <summary>What plugins give, and who gives it, from the manifests of all places; made when it is asked for, and loaded no earlier.</summary>
internal sealed class PluginCatalog : IPluginCatalog, IDisposable
{
    private readonly PluginServices _services;
    private readonly PluginActivator _activator;
    private readonly PluginSet _plugins;
    private readonly PluginClaims _claims;
    private readonly PluginAliases _aliases;

    public PluginCatalog(PluginPlaces places, PluginServices services)
    {
        _services = services;
        _activator = new PluginActivator(services);
        _plugins = new PluginSet(places, services);
        _claims = new PluginClaims(_plugins);
        _aliases = new PluginAliases(_claims);
    }

    /// <summary>All plugins of all places, those of a name in the order of precedence.</summary>
    public IReadOnlyList<FoundPlugin> All => _plugins.All;

    /// <summary>The plugin that counts for each name, ordered by name; it may be broken.</summary>
    public IReadOnlyList<FoundPlugin> Chosen => _plugins.Chosen;

    /// <summary>Those of <see cref="Chosen"/> that can be used, as far as their manifests tell.</summary>
    public IEnumerable<FoundPlugin> Usable => Chosen.Where(p => p.IsUsable);

    /// <summary>The aliases of all usable plugins, ordered by name. One that two plugins claim is listed once; using it is an error.</summary>
    public IReadOnlyList<AliasEntry> Aliases => _aliases.All;

    public IReadOnlyList<string> SourceKeys
    {
        get
        {
            var keys = _claims.Declared(static c => c.Kind == ContributionKind.Resolver ? [c.Name] : []);
            keys.Sort(StringComparer.Ordinal);
            return keys;
        }
    }

    public IReadOnlyList<string> RuntimeAttributes => _claims.Declared(static c => c.Attributes.Where(static a => a is not ("main" or "exec")));

    public IReadOnlyList<string> ScriptExtensions => _claims.Declared(static c => c.Extensions.Where(static e => e != "*"));

    public IReadOnlyList<LoadedPlugin> Loaded => _activator.Loaded;

    /// <summary>An alias by its word; <see langword="null"/> when no plugin has it.</summary>
    /// <exception cref="GuildException">Two plugins claim it, or the one that has it can't be used.</exception>
    public AliasEntry? FindAlias(string name) => _aliases.Find(name);

    /// <summary>Makes sure that the plugins are here that the project pins.</summary>
    /// <exception cref="GuildException">One isn't; the error names the command that mends it.</exception>
    public void RequirePinned() => _plugins.RequirePinned();

    /// <summary>A plugin with the problem, if any, that only its assembly shows. Nothing of it is run.</summary>
    public static FoundPlugin Examine(FoundPlugin plugin) =>
        plugin.IsUsable && PluginAgreement.Check(plugin) is { } problem ? plugin with { Problem = problem, Remedy = "build or install it again" } : plugin;

    /// <summary>The run that an alias stands for.</summary>
    /// <exception cref="GuildException">An option's value is none of its choices.</exception>
    /// <exception cref="PluginException">The plugin failed.</exception>
    public AliasExpansion Expand(AliasEntry alias, AliasInvocation invocation)
    {
        PluginAliases.CheckChoices(alias, invocation);
        var plugin = Activate<IOperationAlias>(alias.Contribution);
        try
        {
            return plugin.Expand(invocation);
        }
        catch (AliasException failure)
        {
            throw new GuildException([new GuildError(failure.Message) { Fix = failure.Remedy }], Outcome.Misuse, failure);
        }
        catch (Exception failure) when (failure is not (PluginException or PluginSettingException))
        {
            throw new PluginException(alias.Plugin, $"command '{alias.Name}': {PluginActivator.Describe(failure)}", failure);
        }
    }

    public PluginContribution? FindResolver(string kind, string address) => _claims.FindResolver(kind, address);

    public PluginContribution? FindRuntime(ProgramDef program) => _claims.FindRuntime(program);

    public PluginContribution? FindDiscovery(PluginContribution runtime)
    {
        foreach (var (plugin, contribution) in _claims.UsableOf(ContributionKind.Discovery))
        {
            if (plugin.Name == runtime.Plugin && contribution.Name == runtime.Name)
                return PluginClaims.Of(plugin, contribution);
        }

        return null;
    }

    public IReadOnlyList<PluginContribution> FindObservers(IReadOnlyList<string>? configured)
    {
        List<PluginContribution> observers = [];
        foreach (var (plugin, contribution) in _claims.UsableOf(ContributionKind.Observer))
        {
            if (configured is null ? _plugins.IsEnabled(plugin.Name) : configured.Contains(plugin.Name) || configured.Contains("all"))
                observers.Add(PluginClaims.Of(plugin, contribution));
        }

        return observers;
    }

    public PluginIdentity? Identify(string plugin)
    {
        if (_plugins.Named(plugin) is not { IsUsable: true, Manifest: { } manifest } found)
            return null;
        var givesOnlyCommands = manifest.Contributions.All(c => c.Kind == ContributionKind.Alias);
        return new PluginIdentity(manifest.Version, PluginStamp.Of(found, _services.Environment).Sha256, givesOnlyCommands);
    }

    public T Activate<T>(PluginContribution contribution)
        where T : class =>
        _plugins.Named(contribution.Plugin) is { } plugin
            ? _activator.Activate<T>(_plugins.RequireUnchanged(plugin), contribution.TypeName)
            : throw new PluginException(contribution.Plugin, "it is not there any more");

    public void Expect(PluginContribution contribution)
    {
        if (_plugins.Named(contribution.Plugin) is { } plugin)
            _activator.LoadAhead(plugin, contribution.TypeName);
    }

    public void Dispose()
    {
        _activator.Dispose();
        _services.Dispose();
    }
}
