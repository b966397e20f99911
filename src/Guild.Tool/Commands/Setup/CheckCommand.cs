using System.Runtime.InteropServices;
using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Configuration;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.GuildFiles.Schema;
using Guild.Core.Operations;
using Guild.Core.Running;
using Guild.Tool.CommandLine;
using Guild.Tool.Plugins;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Setup;

/// <summary><c>guild check</c>: the setup, and what is wrong in the project's Guild file (cli.md B.25).</summary>
internal sealed class CheckCommand(
    GuildEnvironment environment, PluginCatalog plugins, GuildFileLoader guildFiles, IProcessRunner processes, ITerminal terminal, StopRequest stop) : ICommand
{
    private const int ValueColumn = 27;

    public static CommandSpec Spec { get; } = new()
    {
        Name = "check",
        Summary = "Check the setup and the project's Guild file.",
        Description = """
            Check the setup and the project's Guild file.

            Shows which guild, Guild home, plugins, Python and Python libraries are used here. If the current directory has a Guild file, all problems in it
            are shown with the line that each is in: errors, which keep it from being used, and warnings, such as attributes that guild
            does not know.

            For editors, --json lists the same problems with their places, and --schema prints the JSON Schema of Guild files.

            The exit code is 0 when nothing is wrong; warnings don't count.
            """,
        Options =
        [
            new("env", "Show the environment only: guild, Python."),
            new("no-info", "Do not show the setup, only problems.") { Short = "-n" },
            new("json", "Show the problems of the Guild file as JSON, and nothing else."),
            new("schema", "Show the JSON Schema of Guild files, and nothing else."),
            new("space", "Show the disk space that the Guild home uses."),
            new("version", "Fail unless this guild's version matches REQUIRED, as in '>=0.1'.") { ValueName = "REQUIRED" },
            new("tensorflow", "Show the version of TensorFlow, too."),
            new("pytorch", "Show the version of PyTorch, too."),
            new("verbose", "Show the versions of more libraries.") { Short = "-v" },
            new("offline", "Do not look for a newer version (nothing is ever looked up in this version).") { OtherNames = ["--no-offline"], IsHidden = true },
        ],
        Type = typeof(CheckCommand),
    };

    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        if (asked.Value("version") is { } required)
            VersionRequirement.Check(required, ToolVersion.Text);
        if (asked.Has("schema"))
        {
            terminal.Out.Write(GuildFileSchema.Text());
            return 0;
        }

        if (asked.Has("json"))
            return ShowJson();
        if (!asked.Has("no-info"))
            await ShowSetupAsync(asked);
        if (asked.Has("space"))
            ShowSpace();
        return asked.Has("env") ? 0 : ShowGuildFile();
    }

    private async Task ShowSetupAsync(ParsedCommand asked)
    {
        var environmentOnly = asked.Has("env");
        IReadOnlyList<KeyValuePair<string, string>> known = [];
        Show("guild_version", ToolVersion.Text);
        Show("guild_install_location", Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        Show("guild_home", environment.Home);
        Show("guild_resource_cache", Path.Combine(environment.Home, "cache", "resources"));
        if (!environmentOnly)
            Show("installed_plugins", string.Join(", ", plugins.Chosen.Where(p => p.IsUsable).Select(p => p.Name)));
        if (plugins.FindRuntime(new ProgramDef("main", ["main"])) is { } runtime && plugins.Activate<IOperationRuntime>(runtime) is IEnvironmentFacts facts)
        {
            known = await facts.FactsAsync(environment.Variables, stop.Token);
            ShowAll(known.Where(f => IsOfPython(f.Key)));
        }

        Show("dotnet_version", Environment.Version.ToString());
        if (!environmentOnly)
        {
            Show("platform", $"{SystemName} {Environment.OSVersion.Version} {RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}");
            ShowAll(known.Where(f => !IsOfPython(f.Key) && IsAskedFor(f.Key, asked)));
            ShowAll(await GpuFacts.ReadAsync(processes, environment.Variables, stop.Token));
        }

        Show("latest_guild_version", "unchecked (offline)");
    }

    private static bool IsOfPython(string fact) => fact.StartsWith("python_", StringComparison.Ordinal);

    private static bool IsAskedFor(string fact, ParsedCommand asked) => fact switch
    {
        "psutil_version" or "tensorboard_version" => true,
        "tensorflow_version" when asked.Has("tensorflow") => true,
        "pytorch_version" when asked.Has("pytorch") => true,
        _ => asked.Has("verbose"),
    };

    private void ShowAll(IEnumerable<KeyValuePair<string, string>> facts)
    {
        foreach (var (name, value) in facts)
            Show(name, value);
    }

    private static string SystemName => OperatingSystem.IsLinux() ? "Linux" : OperatingSystem.IsMacOS() ? "Darwin" : "Windows";

    private void Show(string name, string value) => terminal.Out.WriteLine((name + ":").PadRight(ValueColumn) + value);

    private int ShowGuildFile()
    {
        if (guildFiles.Examine() is not { } reading)
            return 0;
        terminal.Out.Flush();
        terminal.Error.Write(GuildFileReport.Text(reading, environment.WorkingDirectory));
        if (reading.Errors.Count == 0)
            return 0;
        terminal.Error.WriteLine("guild: there are problems with your setup\nRefer to the issues above for more information or rerun check with the --verbose option.");
        return ExitCodes.Of(Outcome.Error);
    }

    private int ShowJson()
    {
        var reading = guildFiles.Examine();
        terminal.Out.Write(GuildFileReport.Json(reading, environment.CommandDirectory));
        return reading is { Errors.Count: > 0 } ? ExitCodes.Of(Outcome.Error) : 0;
    }

    private void ShowSpace()
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
}
