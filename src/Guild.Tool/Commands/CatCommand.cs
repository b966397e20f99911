using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands;

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
            .. FilterOptions.Specs,
        ],
        Type = typeof(CatCommand),
    };

    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var path = asked.Value("path") ?? (asked.Arguments.Count > 1 ? asked.Arguments[1] : null);
        var isOutput = asked.Has("output");
        if (isOutput && (path is not null || asked.Has("sourcecode")))
            terminal.Error.WriteLine("--output cannot be used with other options - ignorning other options");
        if (!isOutput && path is null)
            throw new GuildException("-p / --path is required unless --output is specified");
        if (!isOutput && Path.IsPathRooted(path))
            throw new GuildException(new GuildError("PATH must be relative\nTry 'guild cat --help' for more information."));
        var run = chosen.One(asked);
        await ShowAsync(isOutput ? run.Directory.Output : FilePath(run, path!, asked.Has("sourcecode")));
        return 0;
    }

    private static string FilePath(Run run, string path, bool isSourceCode) =>
        Path.GetFullPath(Path.Combine(run.Directory.Path, isSourceCode ? RunSources.Directory(run) : ".", path));

    private async Task ShowAsync(string path)
    {
        if (!Path.Exists(path))
            throw new GuildException($"{path} does not exist");
        if (Directory.Exists(path))
            throw new GuildException($"{path} is a directory");
        await terminal.Out.FlushAsync();
        // The run may still be writing to it.
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await file.CopyToAsync(terminal.OutBytes);
        await terminal.OutBytes.FlushAsync();
    }
}
