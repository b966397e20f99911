using Guild.Core.Errors;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs.Files;

/// <summary><c>guild cat</c> (cli.md B.19).</summary>
internal sealed class CatCommand(ChosenRuns chosen, ITerminal terminal) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "cat",
        Summary = "Show a file of a run, or its output.",
        Description =
            $"""
            Show a file of a run, or what the run printed.

            The bytes of the file go to standard output as they are. Without RUN the latest run is meant.

              guild cat --output            what the latest run printed
              guild cat 3 --path model.txt  a file of the third latest run

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("RUN"), new ArgumentSpec("PATH")],
        Options =
        [
            new("path", "Show this file; PATH is relative to the run directory.") { Short = "-p", ValueName = "PATH" },
            new("sourcecode", "PATH is relative to the run's source code directory.") { Short = "-s" },
            new("output", "Show what the run printed.") { Short = "-O" },
            new("page", "Show in a pager.") { Short = "-pa" },
            .. FilterOptions.Specs,
        ],
        Type = typeof(CatCommand),
    };

    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var path = asked.Value("path") ?? (asked.Arguments.Count > 1 ? asked.Arguments[1] : null);
        RunPaths.Check(asked, path, terminal);
        if (path is null && !asked.Has("output"))
            throw new GuildException("-p / --path is required unless --output is specified");
        var file = RunPaths.Find(asked, chosen.One(asked), path);
        if (Directory.Exists(file))
            throw new GuildException($"{file} is a directory");
        if (asked.Has("page"))
            terminal.Page();
        await ShowAsync(file);
        return 0;
    }

    private async Task ShowAsync(string path)
    {
        await terminal.Out.FlushAsync();
        await using var file = Open(path);
        await file.CopyToAsync(terminal.OutBytes);
        await terminal.OutBytes.FlushAsync();
    }

    // The run may still be writing to it.
    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
