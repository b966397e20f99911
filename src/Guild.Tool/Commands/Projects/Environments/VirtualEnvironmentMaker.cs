using System.Globalization;
using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Configuration;
using Guild.Core.Errors;
using Guild.Core.Running;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Projects.Environments;

/// <summary>Makes virtual environments with Python's own <c>venv</c> and fills them with its pip, which have the terminal meanwhile.</summary>
internal sealed class VirtualEnvironmentMaker(ForegroundProgram programs, IProcessRunner processes, GuildEnvironment environment, ITerminal terminal)
{
    private const string DefaultPython = "python3";
    private const string PathFile = "guild.pth";

    /// <summary>Makes an environment; one that is there already is kept, and filled.</summary>
    /// <exception cref="GuildException">Python is missing, or one of its programs fails.</exception>
    public async Task MakeAsync(VirtualEnvironment wanted)
    {
        Create(wanted);
        if (wanted.GuildAI is { } guild)
            Install(wanted, "Guild AI", [guild]);
        if (wanted.Requirements.Count > 0)
            Install(wanted, "Python requirements", [.. wanted.Requirements.SelectMany(r => r.Arguments)]);
        if (wanted.Paths.Count > 0)
            await AddPathsAsync(wanted);
    }

    private void Create(VirtualEnvironment wanted)
    {
        if (File.Exists(Path.Combine(wanted.Location, "pyvenv.cfg")))
        {
            terminal.Out.WriteLine($"Virtual environment {Shown(wanted.Location)} exists, skipping");
            return;
        }

        terminal.Out.WriteLine($"Creating virtual environment in {Shown(wanted.Location)}");
        var wasThere = Path.Exists(wanted.Location);
        string[] options = wanted.HasSystemPackages ? ["--system-site-packages"] : [];
        try
        {
            Run(
                [wanted.Python ?? DefaultPython, "-m", "venv", "--prompt", wanted.Name, .. options, wanted.Location],
                "cannot make a virtual environment",
                "on Debian and Ubuntu, install the package python3-venv");
        }
        catch when (!wasThere)
        {
            // One without pip is of no use, and would be taken for a whole one next time.
            if (Directory.Exists(wanted.Location))
                Directory.Delete(wanted.Location, recursive: true);
            throw;
        }
    }

    private void Install(VirtualEnvironment into, string what, string[] arguments)
    {
        terminal.Out.WriteLine($"Installing {what}");
        List<string> options = [];
        if (into.AllowsPreReleases)
            options.Add("--pre");
        if (!into.ShowsProgress)
            options.AddRange(["--progress-bar", "off"]);
        Run([into.Interpreter, "-m", "pip", "install", "--disable-pip-version-check", .. options, .. arguments], $"cannot install {what}", "see what pip says above, and run the command again");
    }

    private async Task AddPathsAsync(VirtualEnvironment wanted)
    {
        var result = await processes.RunAsync(new ProcessCall(wanted.Interpreter, ["-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]), CancellationToken.None);
        if (result.ExitCode != 0)
            throw new GuildException($"cannot find the packages of {wanted.Location}: {result.Error.Trim()}");
        await File.WriteAllLinesAsync(Path.Combine(result.Output.Trim(), PathFile), wanted.Paths);
    }

    private void Run(string[] words, string problem, string fix)
    {
        int exit;
        try
        {
            exit = programs.Run(words);
        }
        catch (SpawnException e)
        {
            throw new GuildException([new GuildError($"{problem}: {e.Message}") { Fix = "name a Python that is installed with '--python VERSION_OR_PATH'" }], cause: e);
        }

        if (exit != 0)
            throw new GuildException(new GuildError(string.Create(CultureInfo.InvariantCulture, $"{problem}: {Path.GetFileName(words[0])} ended with {exit}")) { Fix = fix });
    }

    private string Shown(string path) => Directories.Shorten(path, environment.UserHome);
}
