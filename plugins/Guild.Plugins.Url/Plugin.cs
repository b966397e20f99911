using Guild.Abstractions;

[assembly: PluginDescription("url", "Files behind http and https URLs as required resources")]
