namespace Guild.Bench;

/// <summary>What is measured, and the limits that it is held to.</summary>
internal sealed partial class Plan
{
    private readonly string[] environment;

    public Plan(string guild, string empty, SampleProjects projects)
    {
        environment = ["PATH=/usr/bin:/bin", $"HOME={projects.Home}", $"GUILD_HOME={projects.Home}", "LANG=C.UTF-8", .. DotnetRoot()];

        Empty = Add(projects.Scripts, "empty .NET program (F)", empty);
        var version = Add(projects.Scripts, "guild --version", guild, "--version");
        var operations = Add(projects.Typical, "guild operations, 200 lines", guild, "operations");
        var help = Add(projects.Typical, "guild run net-4:train --help-op, 200 lines", guild, "run", "net-4:train", "--help-op");
        var echo = Add(projects.Typical, "/bin/echo done", "/bin/echo", "done");
        var exec = Add(projects.Typical, "guild run net-4:echo-4 -y", guild, "run", "net-4:echo-4", "-y");
        var train = Add(projects.Scripts, "python3 train.py", Program.Python, "train.py");
        var runTrain = Add(projects.Scripts, "guild run train.py -y", guild, "run", "train.py", "-y");
        var constants = Add(projects.Scripts, "python3 constants.py", Program.Python, "constants.py");
        var runConstants = Add(projects.Scripts, "guild run constants.py -y", guild, "run", "constants.py", "-y");
        var thousand = Add(projects.Thousand, "guild operations, 1,000 operations", guild, "operations");
        var tenThousand = Add(projects.TenThousand, "guild operations, 10,000 operations", guild, "operations");

        Limits =
        [
            new("guild --version", () => version.Median / Empty.Median, 1.3, "x F"),
            new("guild operations, 200 lines", () => operations.Median / Empty.Median, 2.5, "x F"),
            new("guild run X --help-op, 200 lines", () => help.Median / Empty.Median, 2.5, "x F"),
            new("guild run exec-op -y, less the program", () => (exec.Median - echo.Median) / Empty.Median, 3, "x F"),
            new("guild run train.py -y, less python3 train.py", () => (runTrain.Median - train.Median) / Empty.Median, 3, "x F"),
            new("the same with flags as global variables", () => (runConstants.Median - constants.Median) / Empty.Median, 3, "x F"),
            new("guild operations, 1,000 operations", () => thousand.Median / Empty.Median, 3, "x F"),
            new("10,000 operations against 1,000", () => tenThousand.Median / thousand.Median, 12, "x"),
            .. PluginLimits(guild, version, projects),
            .. CompletionLimits(guild, version, projects),
            new("peak memory, guild --version", () => version.PeakMemory(), 80, "MiB"),
            new("peak memory, guild operations, 200 lines", () => operations.PeakMemory(), 80, "MiB"),
            new("peak memory, guild run X --help-op, 200 lines", () => help.PeakMemory(), 80, "MiB"),
            new("peak memory, guild run exec-op -y", () => exec.PeakMemory(), 80, "MiB"),
            new("peak memory, guild run train.py -y", () => runTrain.PeakMemory(), 80, "MiB"),
        ];
    }

    /// <summary>The yardstick of all times.</summary>
    public Command Empty { get; }

    public List<Command> Commands { get; } = [];

    public IReadOnlyList<Limit> Limits { get; }

    private Command Add(string folder, string title, string program, params string[] arguments) => Add(folder, title, [], program, arguments);

    private Command Add(string folder, string title, string[] variables, string program, params string[] arguments)
    {
        var command = new Command(title, program, arguments) { Folder = folder, Environment = [.. environment, .. variables] };
        Commands.Add(command);
        return command;
    }

    /// <summary>Where .NET is, for a tool that isn't told otherwise.</summary>
    public static string[] DotnetRoot() =>
        Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } place ? [$"DOTNET_ROOT={place}"] : [];
}
