using Guild.Core;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Runs.Files;

/// <summary><c>guild ls</c> (cli.md B.19).</summary>
internal sealed class LsCommand(ChosenRuns chosen, RunFields fields, GuildEnvironment environment, ITerminal terminal) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "ls",
        Summary = "List the files of a run.",
        Description =
            $"""
            List the files of a run. Without RUN those of the latest run are listed.

            Names of directories end with '/'. Names that begin with a dot are left out; use '--all' to list them, or name one with '--path'.

            Use '--sourcecode', '--dependencies' and '--generated' to list files by why they are there: copied from the project, resolved as a
            dependency, or written by the operation.

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("RUN")],
        Options =
        [
            new("path", "List PATH and what is below it: a file, a directory, or a pattern with '*' and '?', relative to the run directory.") { Short = "-p", ValueName = "PATH" },
            new("sourcecode", "List source code files.") { Short = "-s" },
            new("dependencies", "List dependencies.") { Short = "-d" },
            new("generated", "List files that the operation wrote.") { Short = "-g" },
            new("all", "List all files, hidden ones included.") { Short = "-a" },
            new("full-path", "Show absolute paths.") { Short = "-f" },
            new("follow-links", "List the files in directories that are linked to.") { Short = "-L" },
            new("no-format", "Show paths alone: no header, no indentation.") { Short = "-n" },
            new("human-readable", "Accepted for compatibility; sizes aren't shown.") { Short = "-h" },
            .. FilterOptions.Specs,
        ],
        Type = typeof(LsCommand),
    };

    /// <inheritdoc/>
    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        if (asked.Value("path") is { } path)
            RunPaths.CheckRelative(path, asked);
        var run = chosen.One(asked);
        var isFull = asked.Has("full-path");
        var isPlain = isFull || asked.Has("no-format");
        if (!isPlain)
            terminal.Out.WriteLine(Header(run) + ":");
        foreach (var file in RunFiles.List(run.Directory, Query(asked)))
            terminal.Out.WriteLine(isFull ? Path.Combine(run.Directory.Path, file) : isPlain ? file : "  " + file);
        return Task.FromResult(0);
    }

    private static RunFileQuery Query(ParsedCommand asked)
    {
        var kinds = new List<FileKind>();
        if (asked.Has("sourcecode"))
            kinds.Add(FileKind.SourceCode);
        if (asked.Has("dependencies"))
            kinds.Add(FileKind.Dependency);
        return new RunFileQuery
        {
            Path = asked.Value("path"),
            Kinds = kinds,
            Generated = asked.Has("generated"),
            IncludesHidden = asked.Has("all"),
            FollowsLinks = asked.Has("follow-links"),
        };
    }

    private string Header(Run run) =>
        environment.IsSet("NO_HEADER_PATH") ? run.Id.Value : fields.WithTilde(run.Directory.Path);
}
