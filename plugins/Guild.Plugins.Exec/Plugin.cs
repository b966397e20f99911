using Guild.Abstractions;

[assembly: PluginDescription("exec", "Operations that run a command.")]
