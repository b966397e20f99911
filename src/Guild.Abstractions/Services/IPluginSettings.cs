namespace Guild.Abstractions;

/// <summary>
/// The plugin's own settings: <c>plugins: {NAME: …}</c> of the user's configuration, overridden by environment variables
/// <c>GUILD_PLUGIN_NAME__KEY</c>. A service that plugin classes may take in their constructors.
/// </summary>
/// <remarks><see cref="PluginSettingReading"/> reads numbers, switches and required settings with errors that name the place.</remarks>
public interface IPluginSettings
{
    /// <summary>
    /// The text of a setting, or <see langword="null"/> when it isn't set. Settings of settings are reached as <c>retries:max</c>, items
    /// of lists as <c>mirrors:0</c>; in the variable's name a colon is written <c>__</c>. Booleans are <c>true</c> and <c>false</c>.
    /// </summary>
    string? this[string key] { get; }

    /// <summary>Where a setting is set, or would be, in words for a message: the variable's name, or the file and the key in it.</summary>
    string PlaceOf(string key);
}
