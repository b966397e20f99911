using System.Diagnostics;

namespace Guild.EndToEnd.Tests.Harness;

/// <summary>A project folder and a Guild home of its own, both deleted at the end.</summary>
public sealed class Project : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("guild-e2e-");

    public Project()
    {
        Directory.CreateDirectory(Folder);
        Directory.CreateDirectory(UserHome);
    }

    /// <summary>Absolute path of the project folder, the working directory of commands.</summary>
    public string Folder => Path.Combine(root.FullName, "proj");

    /// <summary>Absolute path of the user's home directory.</summary>
    public string UserHome => Path.Combine(root.FullName, "user");

    /// <summary>Absolute path of the Guild home.</summary>
    public string Home => Path.Combine(UserHome, ".guild");

    /// <summary>Variables for every command; a null value removes one.</summary>
    public Dictionary<string, string?> Variables { get; } = new()
    {
        ["COLUMNS"] = "80",
        ["TZ"] = "UTC",
        ["GUILD_PLUGIN_PATH"] = null,
        ["GUILD_PLUGIN_HOME"] = null,
        ["VIRTUAL_ENV"] = null,
        ["CONDA_PREFIX"] = null,
        // No test asks a package source of whoever runs it.
        ["GUILD_OFFLINE"] = "1",
        ["LOG_LEVEL"] = null,
        ["PYTHONPATH"] = null,
        ["GUILD_PYTHON_EXE"] = "/usr/bin/python3",
    };

    /// <summary>The variables of every command, the homes included; the rest is inherited.</summary>
    public IReadOnlyDictionary<string, string?> AllVariables => new Dictionary<string, string?>(Variables)
    {
        ["HOME"] = UserHome,
        ["GUILD_HOME"] = Variables.GetValueOrDefault("GUILD_HOME"),
    };

    /// <summary>Writes a file of the project.</summary>
    public Project With(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Writes an executable file of the project.</summary>
    public Project WithProgram(string name, string text)
    {
        With(name, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(Folder, name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return this;
    }

    /// <summary>Sets a variable for all commands.</summary>
    public Project WithVariable(string name, string? value)
    {
        Variables[name] = value;
        return this;
    }

    /// <summary>Runs <c>guild</c> in the project folder.</summary>
    public ToolResult Guild(params string[] arguments) => GuildIn(Folder, null, arguments);

    /// <summary>Runs <c>guild</c> with text on its standard input.</summary>
    public ToolResult GuildWithInput(string input, params string[] arguments) => GuildIn(Folder, input, arguments);

    /// <summary>Runs <c>guild</c> in a given folder.</summary>
    public ToolResult GuildIn(string folder, string? input, params string[] arguments) =>
        Tool.Run(Tool.Path, arguments, folder, AllVariables, input);

    /// <summary>Starts <c>guild</c> without waiting for it.</summary>
    public Process Start(params string[] arguments) => Tool.Start(Tool.Path, arguments, Folder, AllVariables, redirectsInput: true);

    /// <summary>Runs <c>guild</c> and fails the test unless it ends with 0.</summary>
    public ToolResult GuildOk(params string[] arguments)
    {
        var result = Guild(arguments);
        Assert.That(result.ExitCode, Is.Zero, () => $"guild {string.Join(' ', arguments)}: {result}");
        return result;
    }

    /// <summary>The directories of the runs, newest first by modification of the opref.</summary>
    public IReadOnlyList<string> RunDirectories =>
        Directory.Exists(Path.Combine(Home, "runs"))
            ? [.. Directory.GetDirectories(Path.Combine(Home, "runs")).OrderByDescending(d => File.GetLastWriteTimeUtc(Path.Combine(d, ".guild", "opref")))]
            : [];

    /// <summary>The directory of the only run.</summary>
    public string OnlyRun => RunDirectories.Single();

    /// <summary>The text of a run attribute of the only run, without its newline.</summary>
    public string Attribute(string name) => AttributeOf(OnlyRun, name);

    /// <summary>The text of a run attribute, without its newline.</summary>
    public static string AttributeOf(string run, string name) => File.ReadAllText(Path.Combine(run, ".guild", "attrs", name)).TrimEnd('\n');

    public void Dispose()
    {
        try
        {
            root.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A program that a test left behind may still write; the system's clean-up of temporary files gets the rest.
        }
    }
}
