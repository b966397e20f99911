using Guild.Core.Logging;
using Guild.Core.Planning;
using Guild.Core.Running;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Projects;
using Guild.Tool.Plugins;
using Guild.Tool.Plugins.Installation;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Running;

/// <summary><c>guild run</c>: what was asked, a plan, a question, the run.</summary>
internal sealed class RunCommand(
    PluginCatalog plugins,
    RunPlanner planner,
    OperationPages pages,
    PlanInspection inspection,
    RunLauncher launcher,
    NeededRuns needed,
    Editor editor,
    ITerminal terminal,
    IGuildLog log,
    StopRequest stop) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = "run",
        Summary = "Run an operation.",
        Description = """
            Run an operation.

            OPERATION is [MODEL:]OPERATION, or the path of a script such as train.py. MODEL may be a part of a model's name that only one
            model has. Without OPERATION the project's default operation is run.

            FLAGS

            Flags are given as NAME=VALUE, or in a CSV, JSON or YAML file named as @FILE. Try 'guild run OPERATION --help-op' for the flags
            of an operation.

            Try 'guild run OPERATION FLAGS --explain' to see where each value comes from: which line of which file, the command line, or
            another run.

              guild run train lr=0.1 epochs=10
              guild run cnn:train --label 'first try' -y
              guild run train.py lr=0.1

            BATCHES

            A list of values makes a batch: a run, called trial, for each combination. A range is searched at random, or by an optimizer.

              guild run train lr=[0.1,0.2] epochs=range[1:3]
              guild run train lr=loguniform[1e-4:0.1] --max-trials 10
              guild run train lr=[0.01:0.5] --optimizer gp --maximize acc

            Try 'guild run OPERATION FLAGS --print-trials' to see the trials, and docs/batches.md for the whole.

            RESOURCES

            Resources that the operation requires are resolved before it starts. They are chosen like flags: a run that feeds the operation
            with NAME=RUN, a file with NAME=PATH.

            RUNNING AGAIN

            RUN is an index from the list of runs, the beginning of a run's id, an operation (its latest run), or the path of a run
            directory.

              guild run --restart 1             go on in the latest run's directory
              guild run --proto 1 lr=0.2        a new run like it, with another flag value

            STOPPING

            Ctrl-C asks the operation and all processes that it started to end; the run then reads 'terminated'. 'guild stop' does the same
            from elsewhere.

            WHAT IS KEPT

            Each run has a directory of its own in the Guild home, with the source code, the flags, the output and all files that the
            operation writes. 'guild runs' lists the runs.

            EXIT CODE

            guild ends with the exit code of the operation; an operation that a signal ended gives 256 minus the signal's number.
            """,
        Arguments = [new("[MODEL:]OPERATION"), new("FLAG=VAL") { TakesMany = true }],
        Options = RunOptions.Specs,
        Type = typeof(RunCommand),
    };

    public Task<int> ExecuteAsync(ParsedCommand asked) => ExecuteAsync(asked, asked.Arguments, aliasPlugin: null);

    /// <summary>Runs what was asked, by whichever command.</summary>
    /// <param name="asked">The parsed command line.</param>
    /// <param name="words">The operation and its arguments.</param>
    /// <param name="aliasPlugin">The plugin of the alias that was typed.</param>
    public async Task<int> ExecuteAsync(ParsedCommand asked, IReadOnlyList<string> words, string? aliasPlugin)
    {
        if (asked.Has("internal-in-run"))
            terminal.KeepOrder();
        var request = RunRequestReader.Read(asked, words, aliasPlugin);
        RemoteOptions.WarnOfNoWait(asked, log);
        if (asked.Has("help-op"))
        {
            terminal.Out.Write(await pages.OperationAsync(request.Operation, stop.Token));
            return 0;
        }

        if (asked.Has("edit-comment"))
            request = request with { Comment = editor.EditComment("the run") };
        if (asked.Has("edit-batch-comment"))
            request = request with { Batch = request.Batch with { Comment = editor.EditComment("the batch") } };
        plugins.RequirePinned();
        var planned = await planner.PlanAsync(request, stop.Token);
        if (planned.Definition?.Package is { } package)
            PackageUse.Begin(package.Directory);
        foreach (var warning in planned.Warnings)
            log.Warning(warning);
        if (await inspection.ShowAsync(asked, request, planned, stop.Token))
            return 0;
        if (asked.Has("edit-flags") && FlagEditing.Edit(editor, terminal, planned) is { Count: > 0 } edited)
        {
            request = FlagEditing.Apply(request, edited);
            planned = await planner.PlanAsync(request, stop.Token);
        }

        if (planned.Batch is null)
        {
            // Steps are handed the option, whichever of them are batches.
            var isForSteps = planned.Plan.IsGuildItself || asked.Has("internal-in-run");
            WarnOfBatchOptions(isForSteps ? request.Batch with { StagesTrials = false } : request.Batch);
        }

        if (!asked.Has("yes"))
        {
            terminal.Error.Write(RunPreview.Render(planned, request, terminal.DimError));
            if (!terminal.Confirm("Continue?", defaultsToYes: true))
                return 0;
        }

        return request.IsNeeded && !request.Batch.Resumes && needed.Skip(planned, request) ? 0 : await launcher.LaunchAsync(asked, request, planned);
    }

    private void WarnOfBatchOptions(BatchOptions asked)
    {
        if (asked.MaxTrials is not null)
            log.Warning("not a batch run - ignoring --max-trials");
        if (asked.StagesTrials)
            log.Warning("not a batch run - ignoring --stage-trials");
        if (asked.Comment is not null)
            log.Warning("operation is not a batch - ignoring batch comment");
    }
}
