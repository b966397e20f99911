using Guild.Abstractions;

[assembly: PluginDescription("python", "Operations that run a Python program, and the flags that it declares.")]
