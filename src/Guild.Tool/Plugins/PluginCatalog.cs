using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Plugins;
using Guild.Plugins.Manifests;
using Guild.Tool.CommandLine;
using Guild.Tool.Plugins.Pins;

namespace Guild.Tool.Plugins;

/// <summary>Who provides what, from the manifests of all places. Nothing is read before the first question, nothing loaded before an activation.</summary>
internal sealed class PluginCatalog(PluginPlaces places, PluginServices services) : IPluginCatalog, IDisposable
{
    private readonly PluginActivator _activator = new(services);
    private List<FoundPlugin>? _all;
    private List<FoundPlugin>? _chosen;
    private List<AliasEntry>? _aliases;
    private PluginPins? _pins;
    private IReadOnlyList<GuildError> _pinErrors = [];

    /// <summary>All plugins of all places, those of a name in the order of precedence.</summary>
    public IReadOnlyList<FoundPlugin> All => _all ??= FindAll();

    /// <summary>The plugin that counts for each name, ordered by name; it may be broken.</summary>
    public IReadOnlyList<FoundPlugin> Chosen => _chosen ??= Choose();

    /// <summary>Those of <see cref="Chosen"/> that can be used, as far as their manifests tell.</summary>
    public IEnumerable<FoundPlugin> Usable => Chosen.Where(p => p.IsUsable);

    /// <summary>The aliases of all usable plugins, ordered by name. One that two plugins claim is listed once; using it is an error.</summary>
    public IReadOnlyList<AliasEntry> Aliases => _aliases ??= FindAliases();

    public IReadOnlyList<string> SourceKeys
    {
        get
        {
            List<string> keys = [];
            // Those of plugins that can't be used too: whoever runs what needs one hears of the plugin, and nobody else of anything.
            foreach (var plugin in Chosen)
            {
                foreach (var contribution in plugin.Manifest?.Contributions ?? [])
                {
                    if (contribution.Kind == ContributionKind.Resolver && !keys.Contains(contribution.Name))
                        keys.Add(contribution.Name);
                }
            }

            keys.Sort(StringComparer.Ordinal);
            return keys;
        }
    }

    public IReadOnlyList<string> RuntimeAttributes
    {
        get
        {
            List<string> attributes = [];
            foreach (var plugin in Chosen)
            {
                foreach (var contribution in plugin.Manifest?.Contributions ?? [])
                {
                    foreach (var attribute in contribution.Attributes)
                    {
                        if (attribute is not ("main" or "exec") && !attributes.Contains(attribute))
                            attributes.Add(attribute);
                    }
                }
            }

            return attributes;
        }
    }

    // Those of plugins that can't be used too, as with attributes.
    public IReadOnlyList<string> ScriptExtensions => [.. Chosen.SelectMany(p => p.Manifest?.Contributions ?? []).SelectMany(c => c.Extensions).Where(e => e != "*").Distinct()];

    public IReadOnlyList<LoadedPlugin> Loaded => _activator.Loaded;

    /// <summary>An alias by its word; <see langword="null"/> when no plugin has it.</summary>
    /// <exception cref="GuildException">Two plugins claim it, or the one that has it can't be used.</exception>
    public AliasEntry? FindAlias(string name)
    {
        if (Find(ContributionKind.Alias, $"command '{name}'", c => c.Name == name) is null)
            return null;
        foreach (var alias in Aliases)
        {
            if (alias.Name == name)
                return alias;
        }

        return null;
    }

    /// <summary>Makes sure that the plugins are here that the project pins.</summary>
    /// <exception cref="GuildException">One isn't; the error names the command that mends it.</exception>
    public void RequirePinned()
    {
        // Found out while choosing.
        _ = Chosen;
        List<GuildError> errors = [.. _pinErrors];
        foreach (var plugin in Chosen)
        {
            if (FindChange(plugin) is { } change)
                errors.Add(change);
        }

        if (errors.Count > 0)
            throw new GuildException(errors);
    }

    // Each build of a plugin is compared once: what was looked at before and has the same times is the same.
    private GuildError? FindChange(FoundPlugin plugin)
    {
        if (!plugin.IsPinned || PluginStamp.Of(plugin, services.Environment) is not { IsKnown: false } stamp)
            return null;
        var change = PinnedPlugins.FindChange(plugin);
        if (change is null)
            stamp.Remember();
        return change;
    }

    // Before any of its code runs.
    private FoundPlugin RequireUnchanged(FoundPlugin plugin) => FindChange(plugin) is { } change ? throw new GuildException(change) : plugin;

    /// <summary>A plugin with the problem, if any, that only its assembly shows. Nothing of it is run.</summary>
    public static FoundPlugin Examine(FoundPlugin plugin) =>
        plugin.IsUsable && PluginAgreement.Check(plugin) is { } problem ? plugin with { Problem = problem, Remedy = "build or install it again" } : plugin;

    /// <summary>The run that an alias stands for.</summary>
    /// <exception cref="GuildException">An option's value is none of its choices.</exception>
    /// <exception cref="PluginException">The plugin failed.</exception>
    public AliasExpansion Expand(AliasEntry alias, AliasInvocation invocation)
    {
        CheckChoices(alias, invocation);
        foreach (var plugin in Chosen)
        {
            if (plugin.Name == alias.Plugin)
                RequireUnchanged(plugin);
        }

        try
        {
            return Activate<IOperationAlias>(alias.Contribution).Expand(invocation);
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

    public PluginContribution? FindResolver(string kind, string address)
    {
        if (kind == "url" && SchemeOf(address) is { Length: > 0 } scheme)
        {
            var special = Find(
                ContributionKind.Resolver,
                $"scheme '{scheme}:'",
                c => c.Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase));
            if (special is not null)
                return special;
        }

        return Find(ContributionKind.Resolver, $"source key '{kind}'", c => c.Name == kind);
    }

    public PluginContribution? FindRuntime(ProgramDef program)
    {
        var word = program.Words.Count > 0 ? program.Words[0] : "";
        if (program.Attribute == "script")
        {
            var extension = Path.GetExtension(word);
            return (extension.Length == 0 ? null : FindRuntime($"file extension '{extension}'", c => c.Extensions.Contains(extension)))
                ?? FindRuntime("file extension '*'", c => c.Extensions.Contains("*"));
        }

        if (program.Attribute == "main" && LongestMainPrefix(word) is { } prefix)
            return FindRuntime($"main prefix '{prefix}'", c => c.MainPrefixes.Contains(prefix));
        return FindRuntime($"operation attribute '{program.Attribute}'", c => c.Attributes.Contains(program.Attribute));
    }

    public PluginContribution? FindDiscovery(PluginContribution runtime)
    {
        foreach (var (plugin, contribution) in UsableOf(ContributionKind.Discovery))
        {
            if (plugin.Name == runtime.Plugin && contribution.Name == runtime.Name)
                return Of(plugin, contribution);
        }

        return null;
    }

    public IReadOnlyList<PluginContribution> FindObservers(IReadOnlyList<string>? configured)
    {
        List<PluginContribution> observers = [];
        foreach (var (plugin, contribution) in UsableOf(ContributionKind.Observer))
        {
            var isEnabled = configured is null
                ? services.IsEnabled(plugin.Name) || _pins?.Enables(plugin.Name) == true
                : configured.Contains(plugin.Name) || configured.Contains("all");
            if (isEnabled)
                observers.Add(Of(plugin, contribution));
        }

        return observers;
    }

    public PluginIdentity? Identify(string plugin)
    {
        foreach (var candidate in Chosen)
        {
            if (candidate.Name != plugin || candidate is not { IsUsable: true, Manifest: { } manifest })
                continue;
            var givesOnlyCommands = manifest.Contributions.All(c => c.Kind == ContributionKind.Alias);
            return new PluginIdentity(manifest.Version, PluginStamp.Of(candidate, services.Environment).Sha256, givesOnlyCommands);
        }

        return null;
    }

    public T Activate<T>(PluginContribution contribution)
        where T : class
    {
        foreach (var plugin in Chosen)
        {
            if (plugin.Name == contribution.Plugin)
                return _activator.Activate<T>(RequireUnchanged(plugin), contribution.TypeName);
        }

        throw new PluginException(contribution.Plugin, "it is not there any more");
    }

    public void Dispose()
    {
        _activator.Dispose();
        services.Dispose();
    }

    public void Expect(PluginContribution contribution)
    {
        foreach (var plugin in Chosen)
        {
            if (plugin.Name == contribution.Plugin)
                _activator.LoadAhead(plugin, contribution.TypeName);
        }
    }

    private static PluginContribution Of(FoundPlugin plugin, ManifestContribution contribution) =>
        new(plugin.Name, contribution.Name, contribution.Type) { Version = plugin.Manifest?.Version ?? "" };

    private static void CheckChoices(AliasEntry alias, AliasInvocation invocation)
    {
        foreach (var (option, choices) in alias.Choices)
        {
            foreach (var value in invocation.Options.GetValueOrDefault(option, []))
            {
                if (!choices.Contains(value))
                {
                    throw new GuildException(
                        new GuildError($"Invalid value for '--{option}': '{value}' is not one of '{string.Join("', '", choices)}'."), Outcome.Misuse);
                }
            }
        }
    }

    private static string SchemeOf(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? "" : address[..colon];
    }

    private IEnumerable<(FoundPlugin Plugin, ManifestContribution Contribution)> UsableOf(string kind)
    {
        foreach (var plugin in Chosen)
        {
            if (!plugin.IsUsable)
                continue;
            foreach (var contribution in plugin.Manifest!.Contributions)
            {
                if (contribution.Kind == kind)
                    yield return (plugin, contribution);
            }
        }
    }

    private PluginContribution? FindRuntime(string claim, Func<ManifestContribution, bool> answers) =>
        Find(ContributionKind.Runtime, claim, answers);

    /// <summary>The one contribution that answers; a plugin that can't be used only counts when no usable one answers.</summary>
    private PluginContribution? Find(string kind, string claim, Func<ManifestContribution, bool> answers)
    {
        FoundPlugin? found = null, broken = null;
        ManifestContribution? match = null;
        foreach (var plugin in Chosen)
        {
            foreach (var contribution in plugin.Manifest?.Contributions ?? [])
            {
                if (contribution.Kind != kind || !answers(contribution))
                    continue;
                if (!plugin.IsUsable)
                    broken = plugin;
                else if (found is not null && found != plugin)
                    throw Clash(claim, found, plugin);
                else
                    (found, match) = (plugin, contribution);
            }
        }

        if (found is not null)
            return Of(found, match!);
        if (broken is not null)
            throw new GuildException(new GuildError($"{claim} is for plugin '{broken.Name}', which can't be used: {broken.Problem}") { Fix = broken.Remedy });
        return null;
    }

    private static GuildException Clash(string claim, FoundPlugin first, FoundPlugin second) =>
        new(new GuildError($"{claim} is claimed by two plugins: '{first.Name}' and '{second.Name}'")
        {
            Fix = $"remove one of them: {first.Directory} or {second.Directory}",
        });

    private string? LongestMainPrefix(string main)
    {
        string? longest = null;
        foreach (var (_, contribution) in UsableOf(ContributionKind.Runtime))
        {
            foreach (var prefix in contribution.MainPrefixes)
            {
                if (main.StartsWith(prefix, StringComparison.Ordinal) && prefix.Length > (longest?.Length ?? 0))
                    longest = prefix;
            }
        }

        return longest;
    }

    private List<FoundPlugin> Choose()
    {
        var chosen = PluginFinder.Choose((List<FoundPlugin>)All);
        _pins = PluginPins.Read(services.Environment.WorkingDirectory);
        if (_pins is not null)
            _pinErrors = PinnedPlugins.Apply(_pins, places, chosen);
        return chosen;
    }

    private List<FoundPlugin> FindAll()
    {
        var all = PluginFinder.FindAll(places);
        foreach (var plugin in all)
        {
            // Someone asked for this very path: silence would leave them wondering why their plugin does nothing.
            if (plugin is { Origin: PluginOrigin.Development, Problem: not null })
                services.Log.Warning($"the plugin in '{plugin.Directory}' can't be used: {plugin.Problem}");
        }

        return all;
    }

    private List<AliasEntry> FindAliases()
    {
        List<AliasEntry> aliases = [];
        foreach (var (plugin, contribution) in UsableOf(ContributionKind.Alias))
        {
            if (aliases.Exists(a => a.Name == contribution.Name))
                continue;
            aliases.Add(contribution.Options.Count == 0
                ? new AliasEntry(Of(plugin, contribution), contribution.Help, []) { Details = contribution.Details }
                : WithOptions(Of(plugin, contribution), contribution));
        }

        aliases.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return aliases;
    }

    private static AliasEntry WithOptions(PluginContribution alias, ManifestContribution contribution) =>
        new(alias, contribution.Help, [.. contribution.Options.Select(o => new OptionSpec(o.Name, o.Help)
        {
            ValueName = o.ValueName.Length > 0 ? o.ValueName : null,
            IsRepeatable = o.IsRepeatable,
        })])
        {
            Details = contribution.Details,
            Choices = contribution.Options.Where(o => o.Choices.Count > 0).ToDictionary(o => o.Name, o => o.Choices),
        };
}
