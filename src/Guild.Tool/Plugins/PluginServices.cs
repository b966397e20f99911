using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Logging;

namespace Guild.Tool.Plugins;

/// <summary>What the host gives to the classes of plugins.</summary>
/// <param name="environment">Where the command runs.</param>
/// <param name="log">The host's log.</param>
/// <param name="processes">Runs helper programs; made when a plugin first asks for it.</param>
/// <param name="clock">The clock.</param>
/// <param name="settings"><c>plugins:</c> of the user's configuration; asked when a plugin first reads a setting.</param>
internal sealed class PluginServices(
    GuildEnvironment environment, IGuildLog log, Func<IProcessRunner> processes, TimeProvider clock, Func<MapValue?> settings)
{
    private readonly Lazy<IProcessRunner> _processes = new(processes, isThreadSafe: false);
    private readonly Lazy<MapValue?> _settings = new(settings, isThreadSafe: false);

    public GuildEnvironment Environment => environment;

    public IGuildLog Log => log;

    /// <summary>Names of the services, for the message about a constructor that wants another.</summary>
    public static string Offered =>
        $"{nameof(IPluginLog)}, {nameof(IPluginSettings)}, {nameof(IProcessRunner)}, {nameof(ICachePaths)} and {nameof(TimeProvider)}";

    /// <summary>The service of a type, for one plugin; <see langword="null"/> when there is none.</summary>
    public object? Find(Type type, string plugin)
    {
        if (type == typeof(IPluginLog))
            return new PluginLog(plugin, log);
        if (type == typeof(IPluginSettings))
            return SettingsOf(plugin);
        if (type == typeof(IProcessRunner))
            return _processes.Value;
        if (type == typeof(ICachePaths))
            return new PluginCachePaths(Path.Combine(environment.Home, "cache", "plugins", plugin));
        return type == typeof(TimeProvider) ? clock : null;
    }

    /// <summary>Whether the user has enabled the plugin's observers.</summary>
    public bool IsEnabled(string plugin) => SettingsOf(plugin)["enabled"] is "true" or "yes" or "1";

    private PluginSettings SettingsOf(string plugin) => new(plugin, () => _settings.Value?[plugin] as MapValue, environment.Variables);
}
