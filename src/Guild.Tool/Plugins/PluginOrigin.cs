namespace Guild.Tool.Plugins;

/// <summary>What kind of place a plugin was found in.</summary>
internal enum PluginOrigin
{
    /// <summary><c>--plugin-path</c> or GUILD_PLUGIN_PATH: always wins.</summary>
    Development,

    /// <summary>The user's plugin folder.</summary>
    Installed,

    /// <summary>Next to the tool itself.</summary>
    Bundled,
}
