using Guild.Abstractions;

// The name is what 'guild plugins' shows, what runs record, and the key of the plugin's settings in ~/.guild/config.yml.
[assembly: PluginDescription("plugin-name", "One line that says what it is for.")]
