using Guild.Core;

namespace Guild.Tool.Plugins;

/// <summary>Where plugins are looked for.</summary>
internal sealed record PluginPlaces
{
    /// <summary>
    /// Folders of plugins in development, in order: each holds a manifest itself or has subfolders that do.
    /// </summary>
    public IReadOnlyList<string> Development { get; init; } = [];

    /// <summary>The folder of installed plugins, <c>NAME/VERSION/</c> below it; it need not exist.</summary>
    public required string Installed { get; init; }

    /// <summary>The plugins that travel with the tool.</summary>
    public required BundledPlugins Bundled { get; init; }

    /// <param name="environment">Where the command runs.</param>
    /// <param name="bundled">The plugins that travel with the tool.</param>
    /// <param name="pluginPaths">Values of <c>--plugin-path</c>, which come before GUILD_PLUGIN_PATH.</param>
    public static PluginPlaces Of(GuildEnvironment environment, BundledPlugins bundled, IReadOnlyList<string> pluginPaths)
    {
        List<string> development = [];
        foreach (var list in (IEnumerable<string>)[.. pluginPaths, environment.Variable("GUILD_PLUGIN_PATH") ?? ""])
        {
            foreach (var path in list.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
                development.Add(Path.GetFullPath(path, environment.CommandDirectory));
        }

        return new PluginPlaces
        {
            Development = development,
            // Per user, whatever GUILD_HOME is: a home can change with the working folder.
            Installed = environment.Variable("GUILD_PLUGIN_HOME") is { } home
                ? Path.GetFullPath(home, environment.CommandDirectory)
                : Path.Combine(environment.UserHome, ".guild", "plugins"),
            Bundled = bundled,
        };
    }
}
