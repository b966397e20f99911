using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Running;
using Guild.Core.Runs;

namespace Guild.Core.Steps;

/// <summary>Runs the steps of a run, one after the other, each by a guild of its own (runs.md 5.7).</summary>
public sealed class StepRunner(
    GuildEnvironment environment, RunStore runs, IRunCommandLine commandLine, TimeProvider time, IGuildLog log, StopRequest stop, Action settleOutput)
{
    /// <summary>The variable that names the parent of a step to the guild that runs it.</summary>
    public const string ParentVariable = "GUILD_RUNS_PARENT";

    private readonly StopTimes times = new();

    /// <summary>Runs the steps of the run in this directory.</summary>
    /// <returns>The exit code; <see langword="null"/> when guild was asked to stop before all was done.</returns>
    /// <exception cref="GuildException">A step can't be run, or a check failed.</exception>
    public int? Run(RunDirectory directory)
    {
        var run = runs.Open(directory) ?? throw new GuildException($"'{directory.Path}' is not a run");
        var parent = StepParent.Of(run);
        var steps = Read(run, parent);
        if (steps.Count == 0)
            log.Warning($"no steps defined for run {run.Id}");
        var links = new StepLinks(directory, environment.RunsDirectory);
        var checker = new StepChecker(log, environment.Variable);
        foreach (var step in steps)
        {
            if (stop.Signal is not null)
                return null;
            var planned = Plan(step, parent, links);
            Announce(planned.Announcement);
            var status = Start(planned, run);
            settleOutput();
            if (status != 0)
                return stop.Signal is not null ? null : status < 0 ? 256 + status : status;
            var hasPassed = checker.Check(planned.Directory, step.Checks);
            settleOutput();
            if (!hasPassed)
                throw new GuildException(new GuildError("stopping because a check failed - see above for details"), Outcome.CheckFailed);
        }

        return 0;
    }

    private IReadOnlyList<Step> Read(Run run, StepParent parent)
    {
        var warnings = new List<string>();
        try
        {
            return new StepList(commandLine, environment.UserHome).Read((run["steps"] as ListValue)?.Items ?? [], parent, warnings);
        }
        finally
        {
            foreach (var warning in warnings)
                log.Warning(warning);
        }
    }

    private StepRun Plan(Step step, StepParent parent, StepLinks links)
    {
        var existing = links.Existing(step);
        List<string> options = [];
        if (parent.StagesTrials)
            options.Add("--stage-trials");
        if (existing is not null && parent.IsNeeded && runs.Open(existing)?.Status == RunStatus.Completed)
            options.Add("--needed");
        return new StepRun(step, existing ?? links.Make(step), IsRestart: existing is not null) { ParentOptions = options };
    }

    // What the step before printed is to be seen before this, and this before what the step itself prints, although it is another stream.
    private void Announce(string text)
    {
        settleOutput();
        log.Info(text);
        settleOutput();
    }

    private int Start(StepRun step, Run parent)
    {
        var command = environment.Program.Concat(step.Command).ToList();
        using var child = ChildProcess.Start(new ChildStart
        {
            Program = command[0],
            Arguments = [.. command.Skip(1)],
            WorkingDirectory = ProjectDirectory(),
            Environment = Variables(step.Step, parent),
        });
        var watch = new ProcessWatch(stop, time, log, times)
        {
            ShowsWaiting = false,
            PassesSignalsOn = true,
            Mark = "RUN_DIR=" + step.Directory.Path,
        };
        return watch.Wait(child, stopAfter: null);
    }

    private string ProjectDirectory()
    {
        // Never another project's: its operations may have the same names.
        var project = environment.Variable("PROJECT_DIR") ?? environment.Variable("CMD_DIR");
        if (Directory.Exists(project))
            return project;
        throw new GuildException(new GuildError($"the project directory '{project}' does not exist any more")
        {
            Fix = "run the operation anew where the project is now",
        });
    }

    private Dictionary<string, string> Variables(Step step, Run parent)
    {
        var variables = new Dictionary<string, string>(environment.Variables, StringComparer.Ordinal) { ["NO_WARN_RUNDIR"] = "1" };
        variables.Remove(ParentVariable);
        if (step.IsolatesRuns)
        {
            variables[ParentVariable] = Path.GetDirectoryName(parent.Directory.Path) == environment.RunsDirectory
                ? parent.Id.Value
                : parent.Directory.Path;
        }

        return variables;
    }
}
