using Guild.Abstractions;

[assembly: PluginDescription("file", "Files and directories of this machine as required resources")]
