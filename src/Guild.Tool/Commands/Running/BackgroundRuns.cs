using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Planning;
using Guild.Core.Running;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Running;

/// <summary>Prepares a run in front and hands it to a second guild, detached from the terminal (runs.md 4.5).</summary>
/// <remarks>The second guild plans from the same words and goes on with the prepared run: only the run's id has to be handed over.</remarks>
internal sealed class BackgroundRuns(RunExecutor executor, IProcessTable processes, GuildEnvironment environment, ITerminal terminal)
{
    /// <summary>Prepares the run, starts the second guild and returns at once.</summary>
    public async Task<int> StartAsync(ParsedCommand asked, RunPlan plan)
    {
        if (OperatingSystem.IsWindows() && !environment.IsSet("FORCE_RUN_IN_BACKGROUND"))
            throw new GuildException("Run in background is not supported on Windows.");
        var pidFile = asked.Value("pidfile") is { } given
            ? Path.GetFullPath(given, environment.WorkingDirectory)
            : Path.Combine(Path.GetTempPath(), "guild-pid-" + Guid.NewGuid().ToString("N")[..8]);
        RequireWritable(pidFile);
        var prepared = await executor.PrepareAsync(plan, isStaging: false);
        if (prepared.ExitStatus is not null)
            return prepared.ExitCode;
        new DetachedGuild(processes).Start(Words(asked, plan, pidFile), environment, new RunDirectory(plan.RunDirectory));
        terminal.Error.WriteLine($"{plan.OperationText} started in background as {plan.Id} (pidfile {pidFile})");
        return 0;
    }

    // The second guild has no terminal: what it can't write would be said to nobody.
    private static void RequireWritable(string pidFile)
    {
        try
        {
            using var file = new FileStream(pidFile, FileMode.OpenOrCreate, FileAccess.Write);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GuildException([new GuildError($"cannot write pid file '{pidFile}': {e.Message}") { Fix = "choose another file with --pidfile" }], cause: e);
        }
    }

    private List<string> Words(ParsedCommand asked, RunPlan plan, string pidFile)
    {
        List<string> words = [.. environment.Program, "-H", environment.Home, "-C", environment.WorkingDirectory, asked.Spec.Name];
        foreach (var (name, values) in asked.Options)
        {
            if (name is "background" or "pidfile" or "yes" or "run-id" or "needed")
                continue;
            var isSwitch = asked.Spec.Options.First(o => o.Name == name).IsSwitch;
            foreach (var value in values)
                words.AddRange(isSwitch ? ["--" + name] : ["--" + name, value]);
        }

        words.AddRange(["--yes", "--internal-go-on", pidFile]);
        if (!plan.IsRestart)
            words.AddRange(["--run-dir", plan.RunDirectory]);
        words.Add("--");
        words.AddRange(asked.Arguments);
        return words;
    }
}
