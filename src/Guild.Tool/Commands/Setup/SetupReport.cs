using System.Runtime.InteropServices;
using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Configuration;
using Guild.Core.Running;
using Guild.Tool.CommandLine;
using Guild.Tool.Plugins;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Setup;

/// <summary>The lines of <c>guild check</c> that say what is used here (cli.md B.25).</summary>
internal sealed class SetupReport(GuildEnvironment environment, UserConfig config, PluginCatalog plugins, IProcessRunner processes, ITerminal terminal, StopRequest stop)
{
    private const int ValueColumn = 27;

    /// <summary>Shows guild, the Guild home, plugins, Python and libraries.</summary>
    public async Task ShowAsync(ParsedCommand asked)
    {
        var environmentOnly = asked.Has("env");
        Show("guild_version", ToolVersion.Text);
        Show("guild_install_location", Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        Show("guild_home", environment.Home);
        Show("guild_resource_cache", Path.Combine(environment.Home, "cache", "resources"));
        if (!environmentOnly)
            Show("installed_plugins", string.Join(", ", plugins.Usable.Select(p => p.Name)));
        var known = await PythonFacts.ReadAsync(plugins, environment, stop.Token);
        ShowAll(known.Where(f => PythonFacts.IsOfPython(f.Key)));
        Show("dotnet_version", Environment.Version.ToString());
        if (!environmentOnly)
        {
            Show("platform", $"{SystemName} {Environment.OSVersion.Version} {RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}");
            ShowAll(known.Where(f => !PythonFacts.IsOfPython(f.Key) && IsAskedFor(f.Key, asked)));
            ShowAll(await GpuFacts.ReadAsync(processes, environment.Variables, stop.Token));
            if (asked.Has("r-script"))
                Show("rscript_version", await RscriptFacts.VersionAsync(processes, stop.Token));
        }

        Show("latest_guild_version", LatestVersion.Text(asked, config.Setting("check", "offline")));
    }

    /// <summary>Shows the disk space that the Guild home uses.</summary>
    public void ShowSpace()
    {
        terminal.Out.WriteLine("disk_space:");
        foreach (var (name, path) in new[]
                 {
                     ("guild_home", environment.Home), ("runs", environment.RunsDirectory), ("deleted_runs", environment.TrashDirectory),
                     ("remote_state", Path.Combine(environment.Home, "remotes")), ("cache", Path.Combine(environment.Home, "cache")),
                 })
        {
            terminal.Out.WriteLine("  " + (name + ":").PadRight(25) + DiskSpace.Text(DiskSpace.Of(path)).PadRight(7) + Directories.Shorten(path, environment.UserHome));
        }
    }

    private static bool IsAskedFor(string fact, ParsedCommand asked) => fact switch
    {
        "psutil_version" or "tensorboard_version" => true,
        "tensorflow_version" when asked.Has("tensorflow") => true,
        "pytorch_version" when asked.Has("pytorch") => true,
        _ => asked.Has("verbose"),
    };

    private static string SystemName => OperatingSystem.IsLinux() ? "Linux" : OperatingSystem.IsMacOS() ? "Darwin" : "Windows";

    private void ShowAll(IEnumerable<KeyValuePair<string, string>> facts)
    {
        foreach (var (name, value) in facts)
            Show(name, value);
    }

    private void Show(string name, string value) => terminal.Out.WriteLine((name + ":").PadRight(ValueColumn) + value);
}
