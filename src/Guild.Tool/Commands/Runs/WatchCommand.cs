using System.Globalization;
using Guild.Core;
using Guild.Core.Configuration;
using Guild.Core.Errors;
using Guild.Core.Running;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs;

/// <summary><c>guild watch</c> (cli.md B.23).</summary>
internal sealed class WatchCommand(ChosenRuns chosen, RunStore store, OutputFollower follower, GuildEnvironment environment, ITerminal terminal, StopRequest stop) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "watch",
        Summary = "Show a run's output as it comes.",
        Description =
            $"""
            Show what a run prints, as it comes, until the run ends. Without RUN the latest running run is watched. Of a run that has ended all
            output is shown.

            Ctrl-C ends watching, not the run.

            {FilterOptions.Help}
            """,
        Arguments = [new ArgumentSpec("RUN")],
        Options =
        [
            new("pid", "Watch the run of a process: its id, or a file that holds it.") { Short = "-p", ValueName = "PID" },
            .. FilterOptions.Specs,
        ],
        Type = typeof(WatchCommand),
    };

    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var run = Find(asked);
        if (!environment.IsSet("NO_WATCHING_MSG"))
            terminal.Error.WriteLine($"Watching run {run.Id}");
        Signals.Feed(stop);
        try
        {
            var end = await follower.FollowAsync(run.Directory, stop.Token);
            terminal.Error.WriteLine(end is { } state
                ? $"Run {run.Id} stopped with a status of '{state.Word}'"
                : $"Run {run.Id} was deleted");
        }
        catch (OperationCanceledException)
        {
            // What the user asked for.
        }

        return 0;
    }

    private Run Find(ParsedCommand asked)
    {
        if (asked.Value("pid") is { } pid)
        {
            if (asked.Arguments.Count > 0 || asked.Options.Count > 1)
                throw new GuildException("--pid may not be used with other options\nTry 'guild watch --help' for more information.");
            return OfProcess(ProcessId(pid)) ?? throw new GuildException($"cannot find run for pid {ProcessId(pid)}");
        }

        if (asked.Arguments.Count > 0)
            return chosen.One(asked);
        return chosen.Filtered(asked).FirstOrDefault(r => r.Status == RunStatus.Running)
            ?? throw new GuildException("nothing to watch\nYou can view the output of a specific run using 'guild watch RUN'.");
    }

    private int ProcessId(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return id;
        var path = Directories.MakeAbsolute(text, environment.WorkingDirectory, environment.UserHome);
        if (!File.Exists(path))
            throw new GuildException($"pidfile {text} does not exist");
        return int.TryParse(File.ReadAllText(path), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out id)
            ? id
            : throw new GuildException($"pidfile {text} does not contain a valid pid");
    }

    // The process of the run itself, or the guild that looks after it: pidfiles hold that.
    private Run? OfProcess(int id) =>
        store.List().FirstOrDefault(r => r.Status is RunStatus.Running or RunStatus.Pending && (r.State.ProcessId == id || HostMarker.Read(r.Directory)?.ProcessId == id));
}
