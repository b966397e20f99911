using Guild.Core;
using Guild.Core.Configuration;
using Guild.Core.Errors;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Projects.Environments;

/// <summary><c>guild init</c> (cli.md B.26).</summary>
internal sealed class InitCommand(VirtualEnvironmentMaker environments, GuildEnvironment environment, ITerminal terminal) : ICommand
{
    // Each asks for a virtual environment of Python.
    private static readonly string[] EnvironmentOptions =
        ["venv", "name", "python", "guild", "system-site-packages", "requirement", "path", "no-reqs", "no-progress", "pre"];

    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "init",
        Summary = "Initialize a Guild environment.",
        Description =
            """
            Make DIR, by default the current directory, a Guild environment: runs that are made in it or below are kept in 'DIR/.guild'.

            Resources that were downloaded are shared with other environments, unless '--isolate-resources' is used.

            With '--venv', or any option that says so below, DIR, by default 'venv', becomes a virtual environment of Python as well: while it is
            active, runs are kept in 'DIR/.guild'. Packages that 'requirements.txt' beside it lists are installed, unless '--requirement' names
            others or '--no-reqs' is used. guild itself needn't be installed in it; '--guild' adds Guild AI for Python.

            With '--sample' a project that runs as it is is written instead: a Guild file and a small program.
            """,
        Arguments = [new ArgumentSpec("DIR")],
        Options =
        [
            new("sample", "Write a sample project."),
            new("yes", "Don't ask.") { Short = "-y" },
            new("guild-home", "Use PATH as Guild home instead of 'DIR/.guild'.") { Short = "-h", ValueName = "PATH" },
            new("no-isolate", "Keep the current Guild home.") { Short = "-H" },
            new("isolate-resources", "Don't share downloaded resources.") { Short = "-l" },
            new("venv", "Make a virtual environment of Python."),
            new("name", "Name that prompts show; by default that of the project's directory. Implies --venv.") { Short = "-n", ValueName = "NAME" },
            new("python", "Python to make the environment with: a version as '3.11', or a program. Implies --venv.") { Short = "-p", ValueName = "VERSION" },
            new("guild", "Install this version of Guild AI, or the wheel at this path. Implies --venv.") { Short = "-g", ValueName = "VERSION_OR_PATH" },
            new("system-site-packages", "Give access to the packages of that Python. Implies --venv.") { Short = "-s" },
            new("requirement", "Install a package, or those that a file lists. May be given several times. Implies --venv.")
                { Short = "-r", OtherNames = ["--requirements"], ValueName = "REQ", IsRepeatable = true },
            new("path", "Add DIR to the Python path of the environment. May be given several times. Implies --venv.") { Short = "-P", ValueName = "DIR", IsRepeatable = true },
            new("no-reqs", "Don't install required packages. Implies --venv."),
            new("no-progress", "Don't show how far installations are. Implies --venv."),
            new("pre", "Also install pre-releases. Implies --venv."),
        ],
        Type = typeof(InitCommand),
    };

    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var option = Array.Find(EnvironmentOptions, asked.Has);
        if (asked.Has("sample") && option is not null)
            throw UsageErrors.Conflict("--sample", "--" + option, asked.TypedName);
        var wanted = option is not null ? VirtualEnvironment.Parse(asked, environment) : null;
        if (wanted is not null && !asked.Has("yes") && !Confirms(wanted, asked))
            return (int)Outcome.Declined;
        var directory = wanted?.Location ?? Directories.MakeAbsolute(asked.Arguments.Count > 0 ? asked.Arguments[0] : ".", environment.WorkingDirectory, environment.UserHome);
        try
        {
            if (wanted is not null)
                await environments.MakeAsync(wanted);
            if (asked.Has("sample"))
                new SampleWriter(environment, terminal).Write(directory);
            else if (!asked.Has("no-isolate"))
                Initialize(directory, asked);
        }
        catch (Exception e) when (SystemErrors.Is(e))
        {
            throw new GuildException(
                [
                    new GuildError($"unable to write to {directory} - do you have write permission?\n{SystemErrors.Text(e)}")
                    {
                        Fix = SystemErrors.Fix(e, "'guild init DIR' makes an environment of another directory"),
                    },
                ],
                cause: e);
        }

        if (wanted is not null)
            TellHowToActivate(wanted);
        return 0;
    }

    private bool Confirms(VirtualEnvironment wanted, ParsedCommand asked)
    {
        terminal.Error.WriteLine("You are about to initialize a Guild environment:");
        Show("Location", Shown(wanted.Location));
        Show("Name", wanted.Name);
        Show("Python interpreter", wanted.Python ?? "default");
        Show("Use system site packages", wanted.HasSystemPackages ? "yes" : "no");
        Show("Guild", asked.Value("guild") ?? ToolVersion.Text);
        if (wanted.Requirements.Count > 0)
            Show("Python requirements", string.Join(", ", wanted.Requirements.Select(r => Shown(r.Text))));
        if (wanted.Paths.Count > 0)
            Show("Additional paths", string.Join(", ", wanted.Paths.Select(Shown)));
        if (!asked.Has("no-isolate"))
            Show("Resource cache", asked.Has("isolate-resources") ? "isolated" : "shared");
        return terminal.Confirm("Continue?", defaultsToYes: true);
    }

    private void Show(string name, string value) => terminal.Error.WriteLine($"  {name}: {value}");

    private void TellHowToActivate(VirtualEnvironment made)
    {
        var path = Path.GetRelativePath(environment.CommandDirectory, Path.GetDirectoryName(made.Interpreter)!);
        terminal.Out.WriteLine("To activate the environment, run:");
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(OperatingSystem.IsWindows() ? $"  {Path.Combine(path, "activate")}" : $"  source {Path.Combine(path, "activate")}");
        terminal.Out.WriteLine();
    }

    private void Initialize(string directory, ParsedCommand asked)
    {
        terminal.Out.WriteLine($"Initializing Guild environment in {Shown(directory)}");
        var home = asked.Value("guild-home") is { } given
            ? Directories.MakeAbsolute(given, environment.WorkingDirectory, environment.UserHome)
            : Path.Combine(directory, ".guild");
        foreach (var below in new[] { "runs", "trash", Path.Combine("cache", "runs") })
            Directory.CreateDirectory(Path.Combine(home, below));
        var marker = Path.Combine(home, ".guild-nocopy");
        if (!File.Exists(marker))
            File.WriteAllBytes(marker, []);
        MakeResourceCache(Path.Combine(home, "cache", "resources"), asked.Has("isolate-resources"));
    }

    private void MakeResourceCache(string cache, bool isIsolated)
    {
        var shared = Path.Combine(environment.UserHome, ".guild", "cache", "resources");
        if (Path.Exists(cache) || new FileInfo(cache).LinkTarget is not null)
        {
            terminal.Out.WriteLine($"Resource cache {Shown(cache)} exists, skipping");
        }
        else if (isIsolated || cache == shared)
        {
            Directory.CreateDirectory(cache);
        }
        else
        {
            Directory.CreateDirectory(shared);
            Directory.CreateSymbolicLink(cache, shared);
        }
    }

    private string Shown(string path) => Directories.Shorten(path, environment.UserHome);
}
