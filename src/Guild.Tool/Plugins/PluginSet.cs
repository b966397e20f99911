using Guild.Core.Errors;
using Guild.Tool.Plugins.Pins;

namespace Guild.Tool.Plugins;

/// <summary>The plugins that are there: those of all places, and the one of each name that counts. Nothing is read before the first question.</summary>
internal sealed class PluginSet(PluginPlaces places, PluginServices services)
{
    private List<FoundPlugin>? _all;
    private List<FoundPlugin>? _chosen;
    private PluginPins? _pins;
    private IReadOnlyList<GuildError> _pinErrors = [];

    /// <summary>All plugins of all places, those of a name in the order of precedence.</summary>
    public IReadOnlyList<FoundPlugin> All => _all ??= FindAll();

    /// <summary>The plugin that counts for each name, ordered by name; it may be broken.</summary>
    public IReadOnlyList<FoundPlugin> Chosen => _chosen ??= Choose();

    /// <summary>The plugin that counts for a name, broken or not; <see langword="null"/> when there is none.</summary>
    public FoundPlugin? Named(string name)
    {
        foreach (var plugin in Chosen)
        {
            if (plugin.Name == name)
                return plugin;
        }

        return null;
    }

    /// <summary>Whether the user's configuration or the project enables a plugin that has to be enabled.</summary>
    public bool IsEnabled(string name)
    {
        // The project's pins are read while choosing.
        _ = Chosen;
        return services.IsEnabled(name) || _pins?.Enables(name) == true;
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

    /// <summary>The plugin, once it is known to be what the project pins: before any of its code runs.</summary>
    /// <exception cref="GuildException">It was changed since.</exception>
    public FoundPlugin RequireUnchanged(FoundPlugin plugin) => FindChange(plugin) is { } change ? throw new GuildException(change) : plugin;

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
}
