using Guild.Abstractions;

[assembly: PluginDescription("good", "Gives one of everything.")]
