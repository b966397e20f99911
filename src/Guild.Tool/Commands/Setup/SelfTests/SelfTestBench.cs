using Guild.Abstractions;
using Guild.Core;
using Guild.Tool.Plugins;

namespace Guild.Tool.Commands.Setup.SelfTests;

/// <summary>
/// What a test works with: a project and a Guild home of its own, in a temporary folder that goes away with it, and this very guild
/// as a program.
/// </summary>
internal sealed class SelfTestBench : IDisposable
{
    private readonly IProcessRunner _processes;
    private readonly CancellationToken _cancel;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("guild-check-");

    public SelfTestBench(GuildEnvironment environment, PluginCatalog plugins, IProcessRunner processes, CancellationToken cancel)
    {
        Environment = environment;
        Plugins = plugins;
        _processes = processes;
        _cancel = cancel;
        _folder.CreateSubdirectory("project");
        _folder.CreateSubdirectory("home");
    }

    /// <summary>Where the user is: the home and the variables that are tested.</summary>
    public GuildEnvironment Environment { get; }

    /// <summary>The plugins that are tested.</summary>
    public PluginCatalog Plugins { get; }

    /// <summary>The test's own project.</summary>
    public string Project => Path.Combine(_folder.FullName, "project");

    /// <summary>Writes a file of the project.</summary>
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Project, name), text);

    /// <summary>Runs guild in the project and returns what it printed to standard output.</summary>
    /// <exception cref="SelfTestFailure">It didn't end with 0.</exception>
    public async Task<string> GuildAsync(params string[] words)
    {
        var result = await TryGuildAsync(words);
        return result.ExitCode == 0
            ? result.Output
            : throw new SelfTestFailure($"'guild {string.Join(' ', words)}' ended with {result.ExitCode}:\n{(result.Output + result.Error).TrimEnd()}");
    }

    /// <summary>Runs guild in the project.</summary>
    public Task<ProcessResult> TryGuildAsync(params string[] words)
    {
        var command = Environment.Program;
        return _processes.RunAsync(
            new ProcessCall(command[0], [.. command.Skip(1), "-H", Path.Combine(_folder.FullName, "home"), "-C", Project, .. words])
            {
                // What is set for the user's own runs is not for these.
                Environment = new Dictionary<string, string?> { ["NO_COLOR"] = "1", ["GUILD_HOME"] = null, ["GUILD_RUNS_PARENT"] = null },
            },
            _cancel);
    }

    /// <summary>The version of the Python that runs operations; <see langword="null"/> when there is none.</summary>
    public async Task<string?> PythonVersionAsync()
    {
        foreach (var (name, value) in await PythonFacts.ReadAsync(Plugins, Environment, _cancel))
        {
            if (name == "python_version" && value != "not installed")
                return value;
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
