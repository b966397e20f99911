using Guild.Tool;
using Guild.Tool.CommandLine;

// The version is asked for by scripts, often: nothing else is set up for it.
if (args is ["--version"])
{
    RawOutput.WriteLine($"guild {ToolVersion.Text}");
    return 0;
}

return await Host.RunAsync(args, HostVariables.Read());
