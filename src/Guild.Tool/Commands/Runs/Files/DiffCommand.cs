using Guild.Core;
using Guild.Core.Configuration;
using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Running;
using Guild.Core.Runs;
using Guild.Core.Runs.Differences;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Running;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs.Files;

/// <summary><c>guild diff</c> (cli.md B.20).</summary>
internal sealed class DiffCommand(ChosenRuns chosen, DiffPrograms diffPrograms, ForegroundProgram programs, GuildEnvironment environment, IGuildLog log) : ICommand
{
    private static readonly string[] Attributes = ["env", "flags", "deps"];

    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "diff",
        Summary = "Show the differences of two runs.",
        Description =
            $$"""
            Show the differences of two runs. Without RUN the latest run is compared with the one before it.

            Whole run directories are compared, unless options say which parts.

              guild diff --flags               flags of the latest two runs
              guild diff 3 1 --sourcecode
              guild diff --working             the latest run's source code and the project as it is now

            The program that shows differences is that of '--cmd', or of 'diff: {command: …}' in the user configuration, else the first of
            meld, xxdiff, dirdiff and colordiff that is installed, else 'diff -ru'.

            {{FilterOptions.Help}}
            """,
        Arguments = [new ArgumentSpec("RUN"), new ArgumentSpec("RUN2")],
        Options =
        [
            new("output", "Compare what the runs printed.") { Short = "-O" },
            new("sourcecode", "Compare source code.") { Short = "-s" },
            new("env", "Compare environments.") { Short = "-e" },
            new("flags", "Compare flags.") { Short = "-f" },
            new("attrs", "Compare all attributes.") { Short = "-a" },
            new("deps", "Compare dependencies.") { Short = "-D" },
            new("path", "Compare this file or directory; may be repeated. Relative to the run, with --sourcecode to its source code.")
                { Short = "-p", ValueName = "PATH", IsRepeatable = true },
            new("working", "Compare a run's source code with the project that it came from.") { Short = "-w" },
            new("dir", "Compare a run with a directory.") { Short = "-d", ValueName = "PATH" },
            new("cmd", "Show differences with this program.") { Short = "-c", ValueName = "CMD" },
            .. FilterOptions.Specs,
        ],
        Type = typeof(DiffCommand),
    };

    /// <inheritdoc/>
    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        Incompatible.Check(asked, "specified", ("working", "dir"), ("working", "sourcecode"));
        foreach (var path in asked.Values("path"))
            RunPaths.CheckRelative(path, asked);
        var (first, second) = Sides(asked);
        foreach (var pair in Scope(asked).Pairs(first, second))
            Show(pair, asked.Value("cmd") ?? diffPrograms.For(pair.First));
        return Task.FromResult(0);
    }

    private (DiffSide First, DiffSide Second) Sides(ParsedCommand asked)
    {
        var others = new[] { "working", "dir" }.FirstOrDefault(asked.Has);
        if (others is not null && asked.Arguments.Count > 1)
            throw new GuildException($"cannot specify second RUN and --{others}");
        if (others is null && asked.Arguments.Count == 1)
            throw new GuildException("diff requires two runs\nTry specifying a second RUN or 'guild diff --help' for more information.");
        if (others is null)
        {
            var runs = asked.Arguments.Count == 0 ? ["2", "1"] : asked.Arguments;
            return (DiffSide.Of(chosen.One(asked, runs[0])), DiffSide.Of(chosen.One(asked, runs[1])));
        }

        var run = chosen.One(asked);
        return asked.Value("dir") is { } directory
            ? (DiffSide.Of(run), DiffSide.Of(Directories.RequireExisting(directory, environment.WorkingDirectory, environment.UserHome)))
            : (DiffSide.OfSourceCode(run), DiffSide.Of(Project(run)));
    }

    private static string Project(Run run) =>
        RunOperation.ProjectDirectory(run) is { } project && Directory.Exists(project)
            ? project
            : throw new GuildException($"cannot find working source code directory for run {run.Id}");

    private DiffScope Scope(ParsedCommand asked)
    {
        string[] attributes = [.. Attributes.Where(asked.Has)];
        if (asked.Has("attrs"))
        {
            foreach (var name in attributes)
                log.Warning($"ignoring --{name} (already included in --attrs)");
            attributes = [""];
        }

        return new DiffScope
        {
            Attributes = attributes,
            HasOutput = asked.Has("output"),
            HasSourceCode = asked.Has("sourcecode"),
            Paths = asked.Values("path"),
        };
    }

    private void Show(DiffPair pair, string command)
    {
        try
        {
            // What the program returns says whether there are differences; the original never passes that on.
            programs.Run([.. PathOpener.Words(command), pair.First, pair.Second]);
        }
        catch (SpawnException e)
        {
            throw new GuildException([new GuildError($"error running '{command} {pair.First} {pair.Second}': {e.Message}")], cause: e);
        }
    }
}
