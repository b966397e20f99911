using Guild.Abstractions;

[assembly: PluginDescription("aliases", "Short commands for common operations.")]
