using Guild.Core;
using Guild.Core.Configuration;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Projects;

/// <summary><c>guild init</c> (cli.md B.26).</summary>
internal sealed class InitCommand(GuildEnvironment environment, ITerminal terminal) : ICommand
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
            new("venv", "Make a virtual environment.") { IsHidden = true },
            new("name", "Name of the virtual environment.") { Short = "-n", ValueName = "NAME", IsHidden = true },
            new("python", "Python of the virtual environment.") { Short = "-p", ValueName = "VERSION", IsHidden = true },
            new("guild", "Guild of the virtual environment.") { Short = "-g", ValueName = "VERSION_OR_PATH", IsHidden = true },
            new("system-site-packages", "Give access to the system's packages.") { Short = "-s", IsHidden = true },
            new("requirement", "Install a requirement.") { Short = "-r", OtherNames = ["--requirements"], ValueName = "REQ", IsRepeatable = true, IsHidden = true },
            new("path", "Add to the Python path.") { Short = "-P", ValueName = "DIR", IsRepeatable = true, IsHidden = true },
            new("no-reqs", "Don't install required packages.") { IsHidden = true },
            new("no-progress", "Don't show progress.") { IsHidden = true },
            new("pre", "Install pre-releases.") { IsHidden = true },
        ],
        Type = typeof(InitCommand),
    };

    /// <inheritdoc/>
    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        if (EnvironmentOptions.FirstOrDefault(asked.Has) is { } option)
        {
            throw new GuildException(new GuildError($"--{option}: virtual environments are not made by this version of guild")
            {
                Fix = "make one with 'python3 -m venv venv', activate it, and run 'guild init venv'",
            });
        }

        var directory = Directories.MakeAbsolute(asked.Arguments.Count > 0 ? asked.Arguments[0] : ".", environment.WorkingDirectory, environment.UserHome);
        try
        {
            if (asked.Has("sample"))
                WriteSample(directory);
            else if (!asked.Has("no-isolate"))
                Initialize(directory, asked);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GuildException([new GuildError($"unable to write to {directory} - do you have write permission?") { Fix = e.Message }], cause: e);
        }

        return Task.FromResult(0);
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

    private void WriteSample(string directory)
    {
        Directory.CreateDirectory(directory);
        if (GuildFileFinder.Find(directory) is { } existing)
        {
            throw new GuildException(new GuildError($"'{Path.GetRelativePath(environment.CommandDirectory, existing)}' is there already")
            {
                Fix = "name another directory: 'guild init --sample DIR'",
            });
        }

        foreach (var (name, text) in SampleProject.Files)
        {
            var path = Path.Combine(directory, name);
            if (File.Exists(path))
                throw new GuildException($"'{Path.GetRelativePath(environment.CommandDirectory, path)}' is there already");
            File.WriteAllText(path, text);
            terminal.Out.WriteLine($"Wrote {Path.GetRelativePath(environment.CommandDirectory, path)}");
        }

        terminal.Out.WriteLine("Try 'guild run' and then 'guild runs'");
    }

    private string Shown(string path) => Directories.Shorten(path, environment.UserHome);
}
