using Guild.Core.Logging;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Runs;

/// <summary><c>guild runs info</c> (cli.md B.14).</summary>
internal sealed class RunsInfoCommand(ChosenRuns chosen, RunsInfoView view, ITerminal terminal, IGuildLog log) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "runs info",
        Summary = "Show details of a run.",
        Description =
            $"""
            Show details of a run: what was run, how it ended, its tags, flags and scalars.

            Without RUN the latest run is shown. Of each scalar the last value is shown; use '--all-scalars' for its mean, first, last, greatest
            and least values and its sum, and for scalars of the system.

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("RUN")],
        Options =
        [
            new("comments", "Show comments.") { Short = "-c" },
            new("env", "Show the environment of the run's process.") { Short = "-e" },
            new("deps", "Show the resolved dependencies.") { Short = "-d" },
            new("manifest", "Show the files that were put into the run.") { Short = "-m" },
            new("plugins", "Show the plugins that took part, with versions and digests.") { Short = "-p" },
            new("all-scalars", "Show all facts about all scalars.") { Short = "-s" },
            new("json", "Print JSON."),
            new("private-attrs", "Show attributes whose names begin with '_'.") { IsHidden = true },
            .. FilterOptions.Specs,
        ],
        Type = typeof(RunsInfoCommand),
    };

    /// <inheritdoc/>
    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var run = chosen.One(asked);
        var content = new RunsInfoContent
        {
            HasComments = asked.Has("comments"),
            HasEnvironment = asked.Has("env"),
            HasManifest = asked.Has("manifest"),
            HasDependencies = asked.Has("deps"),
            HasPlugins = asked.Has("plugins"),
            HasPrivateAttributes = asked.Has("private-attrs"),
            HasAllScalars = asked.Has("all-scalars"),
        };
        if (asked.Has("json"))
        {
            terminal.Out.WriteLine(view.Json(run, content, log.Warning));
        }
        else
        {
            terminal.Page();
            foreach (var line in view.Lines(run, content, log.Warning))
                terminal.Out.WriteLine(line);
        }

        chosen.WarnOfDamage([run]);
        return Task.FromResult(0);
    }
}
