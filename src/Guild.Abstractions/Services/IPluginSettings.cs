namespace Guild.Abstractions;

/// <summary>
/// The plugin's own settings: <c>plugins: {NAME: …}</c> of the user's configuration, overridden by environment variables
/// <c>GUILD_PLUGIN_NAME__KEY</c>. A service that plugin classes may take in their constructors.
/// </summary>
public interface IPluginSettings
{
    /// <summary>The text of a setting, or <see langword="null"/> when it isn't set.</summary>
    string? this[string key] { get; }
}
