using Guild.Abstractions;

[assembly: PluginDescription("faulty", "Fails in several ways.")]
