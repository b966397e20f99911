using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Configuration;
using Guild.Core.Logging;
using Guild.Core.Running;
using Guild.Core.Resources.Caching;
using Guild.Core.Secrets;
using Guild.Core.SourceCode;
using Guild.Tool.Terminal;

namespace Guild.Tool.Plugins;

/// <summary>What the host gives to the classes of plugins.</summary>
/// <param name="environment">Where the command runs.</param>
/// <param name="log">The host's log.</param>
/// <param name="terminal">The console, for questions.</param>
/// <param name="stop">Tells that guild is asked to stop.</param>
/// <param name="secrets">What must not be shown.</param>
/// <param name="processes">Runs helper programs; made when a plugin first asks for it.</param>
/// <param name="clock">The clock.</param>
/// <param name="configuration">The user's configuration; read when a plugin first reads a setting.</param>
internal sealed class PluginServices(
    GuildEnvironment environment, IGuildLog log, ITerminal terminal, StopRequest stop, SecretTexts secrets, Func<IProcessRunner> processes, TimeProvider clock,
    Func<UserConfig> configuration)
    : IDisposable
{
    /// <summary>The setting of every plugin that says how many seconds it may take to start.</summary>
    public const string PatienceKey = "start-timeout";

    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(30);

    private readonly List<PluginTemporaryFolder> _temporaryFolders = [];
    private Transfers? _transfers;

    public GuildEnvironment Environment => environment;

    public IGuildLog Log => log;

    /// <summary>Standard error, for what must be said while a plugin is at work.</summary>
    public TextWriter ErrorOutput => terminal.Error;

    /// <summary>Cancelled when guild is asked to stop.</summary>
    public CancellationToken StopToken => stop.Token;

    /// <summary>Names of the services, for the message about a constructor that wants another.</summary>
    public static string Offered { get; } = string.Join(
        ", ",
        nameof(IPluginLog),
        nameof(IPluginSettings),
        nameof(IProcessRunner),
        nameof(IGit),
        nameof(IPrompt),
        nameof(ITemporaryFolder),
        nameof(ICachePaths),
        nameof(IResourceCache),
        nameof(IHttp),
        nameof(ISecrets),
        nameof(ITransfers)) + $" and {nameof(TimeProvider)}";

    private IProcessRunner Processes => field ??= processes();

    private UserConfig Configuration => field ??= configuration();

    /// <summary>The service of a type, for one plugin; <see langword="null"/> when there is none.</summary>
    public object? Find(Type type, string plugin)
    {
        if (type == typeof(IPluginLog))
            return new PluginLog(plugin, log);
        if (type == typeof(IPluginSettings))
            return SettingsOf(plugin);
        if (type == typeof(IProcessRunner))
            return Processes;
        if (type == typeof(IGit))
            return new Git(Processes);
        if (type == typeof(IPrompt))
            return new PluginPrompt(plugin, terminal);
        if (type == typeof(ITemporaryFolder))
            return TemporaryFolderOf(plugin);
        if (type == typeof(ICachePaths))
            return new PluginCachePaths(Path.Combine(environment.Home, "cache", "plugins", plugin));
        if (type == typeof(IResourceCache))
            return new SharedCache(environment.Home, log, clock);
        if (type == typeof(IHttp))
            return new PluginHttp();
        if (type == typeof(ISecrets))
            return secrets;
        if (type == typeof(ITransfers))
            return _transfers ??= new Transfers(terminal, log, clock);
        return type == typeof(TimeProvider) ? clock : null;
    }

    /// <summary>Whether the user has enabled the plugin's observers.</summary>
    public bool IsEnabled(string plugin) => SettingsOf(plugin).Switch("enabled") ?? false;

    /// <summary>How long the plugin may take for what should take no time.</summary>
    public TimeSpan PatienceWith(string plugin) => SettingsOf(plugin).Number(PatienceKey) is { } seconds and > 0 and < 1e6
        ? TimeSpan.FromSeconds(seconds)
        : UsualPatience;

    public void Dispose()
    {
        _transfers?.Dispose();
        foreach (var folder in _temporaryFolders)
            folder.Dispose();
    }

    private PluginSettings SettingsOf(string plugin) =>
        new(plugin, () => Configuration.Section("plugins")[plugin] as MapValue, environment.Variables, () => Configuration.Path);

    private PluginTemporaryFolder TemporaryFolderOf(string plugin)
    {
        var folder = new PluginTemporaryFolder(plugin);
        _temporaryFolders.Add(folder);
        return folder;
    }
}
