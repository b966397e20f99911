using Guild.Core;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Running;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs.Files;

/// <summary><c>guild open</c> (cli.md B.19).</summary>
internal sealed class OpenCommand(ChosenRuns chosen, PathOpener opener, GuildEnvironment environment, ITerminal terminal) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "open",
        Summary = "Open a run's directory or a file of it.",
        Description =
            $"""
            Open a run's directory, or a file of it, with the program that the desktop has for it. Without RUN the latest run is meant.

              guild open                           the directory of the latest run
              guild open 2 --path plot.png
              guild open --sourcecode --cmd code   the run's source code in an editor
              guild open --shell                   a shell in the run's directory

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("RUN")],
        Options =
        [
            new("path", "Open this file or directory; PATH is relative to the run directory.") { Short = "-p", ValueName = "PATH" },
            new("sourcecode", "Open the run's source code directory; PATH is relative to it.") { Short = "-s" },
            new("output", "Open what the run printed.") { Short = "-O" },
            new("cmd", "Open with this program.") { Short = "-c", ValueName = "CMD" },
            new("shell", "Start a shell in the directory."),
            new("shell-cmd", "Start CMD as the shell in the directory.") { ValueName = "CMD" },
            .. FilterOptions.Specs,
        ],
        Type = typeof(OpenCommand),
    };

    /// <inheritdoc/>
    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        Incompatible.Check(asked, "specified", ("cmd", "shell"), ("cmd", "shell-cmd"));
        RunPaths.Check(asked, asked.Value("path"), terminal);
        var path = RunPaths.Find(asked, chosen.One(asked), asked.Value("path"));
        var isDirectory = Directory.Exists(path);
        if (asked.Has("shell") || asked.Has("shell-cmd"))
            return Task.FromResult(opener.RunIn(isDirectory ? path : Path.GetDirectoryName(path)!, asked.Value("shell-cmd") ?? Shell));
        var shown = isDirectory ? path.TrimEnd('/') + "/" : path;
        if (asked.Value("cmd") is { } command)
            opener.Open(shown, command);
        else
            opener.Open(shown);
        return Task.FromResult(0);
    }

    private string Shell => environment.Variable("SHELL") ?? (OperatingSystem.IsWindows() ? "cmd" : "sh");
}
