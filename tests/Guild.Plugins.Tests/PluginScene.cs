using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Configuration;
using Guild.Core.Logging;
using Guild.Core.Running;
using Guild.Core.Secrets;
using Guild.Tool.Plugins;
using Moq;

namespace Guild.Plugins.Tests;

/// <summary>A user with a plugin folder, a tool with bundled plugins, and copies of really built plugins in them.</summary>
internal sealed class PluginScene : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("guild-plugins-").FullName;
    private readonly Dictionary<string, string> _variables = [];

    public PluginScene()
    {
        Directory.CreateDirectory(Home);
        Directory.CreateDirectory(Path.Combine(_root, "work"));
    }

    public string Home => Path.Combine(_root, "home");

    public string Bundled => Path.Combine(_root, "app", "plugins");

    public string Installed => Path.Combine(_root, "user", ".guild", "plugins");

    public GuildEnvironment Environment => new()
    {
        Home = Home,
        WorkingDirectory = Path.Combine(_root, "work"),
        CommandDirectory = Path.Combine(_root, "work"),
        UserHome = Path.Combine(_root, "user"),
        Variables = _variables,
    };

    /// <summary>The folder that the build filled for a test plugin.</summary>
    public static string Built(string plugin) => Path.Combine(AppContext.BaseDirectory, "test-plugins", plugin);

    public PluginScene WithBundled(params IEnumerable<string> plugins)
    {
        foreach (var plugin in plugins)
            Copy(Built(plugin), Path.Combine(Bundled, plugin));
        return this;
    }

    public PluginScene WithInstalled(string plugin, string version)
    {
        var folder = Path.Combine(Installed, plugin, version);
        Copy(Built(plugin), folder);
        return Editing(folder, m => m.Replace("\"version\": \"1.0.0\"", $"\"version\": \"{version}\"", StringComparison.Ordinal));
    }

    /// <summary>Changes the manifest of a bundled plugin.</summary>
    public PluginScene EditingBundled(string plugin, Func<string, string> edit) => Editing(Path.Combine(Bundled, plugin), edit);

    public PluginScene WithVariable(string name, string value)
    {
        _variables[name] = value;
        return this;
    }

    /// <summary>Writes the user's configuration.</summary>
    public PluginScene WithConfiguration(string text)
    {
        File.WriteAllText(Path.Combine(Home, "config.yml"), text);
        return this;
    }

    public PluginCatalog Catalog(params IReadOnlyList<string> pluginPaths)
    {
        var environment = Environment;
        var services = new PluginServices(
            environment, Mock.Of<IGuildLog>(), OutputTerminal.Create(out _), new StopRequest(), new SecretTexts(environment.Variables), Mock.Of<IProcessRunner>, TimeProvider.System, () => new UserConfig(environment, Mock.Of<IGuildLog>()));
        return new PluginCatalog(PluginPlaces.Of(environment, new BundledPlugins(Path.Combine(_root, "app", "plugins"), readsAhead: true), pluginPaths), services);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private PluginScene Editing(string folder, Func<string, string> edit)
    {
        var path = Path.Combine(folder, Contract.ManifestFileName);
        var before = File.ReadAllText(path);
        var after = edit(before);
        File.WriteAllText(path, after);
        return this;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
