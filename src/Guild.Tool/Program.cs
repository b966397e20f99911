using Guild.Tool;
using Guild.Tool.CommandLine;
using Guild.Tool.Completion;
using Guild.Tool.Plugins;

// The version is asked for by scripts, often: nothing else is set up for it.
if (args is ["--version"])
    return RawOutput.WriteLine($"guild {ToolVersion.Text}") ? 0 : 1;

// Shells ask at every press of Tab: not even the host is set up for that.
if (Environment.GetEnvironmentVariable(CompletionAnswer.Variable) is { Length: > 0 } shell)
    return CompletionAnswer.Give(shell, args);

var bundled = new BundledPlugins(Path.Combine(AppContext.BaseDirectory, "plugins"), readsAhead: args.Length > 0 && CommandTable.NeedsPlugins(args[0]));
return await Host.RunAsync(args, HostVariables.Read(), bundled);
