using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Planning;
using Guild.Core.Plugins;
using Guild.Core.Resources;
using Guild.Core.Runs;
using Guild.Core.SourceCode;

namespace Guild.Core.Running;

/// <summary>
/// Carries out a plan (runs.md 4.1, steps 12 to 21): directory, attributes, source code, dependencies, process, output, exit status. However
/// it ends, and wherever guild is killed, the run's record tells the truth.
/// </summary>
/// <remarks>
/// All work is done on the calling thread, which has nothing else to do: every asynchronous method on this way, which each run goes, costs
/// a noticeable part of guild's start, since the library's half of it can't be compiled ahead of time.
/// </remarks>
public sealed class RunExecutor
{
    // What a process that was asked to stop ends with.
    private const int Interrupted = -(int)StopSignal.Interrupt;
    private const int Terminated = -(int)StopSignal.Terminate;

    private readonly GuildEnvironment environment;
    private readonly IGuildLog log;
    private readonly StopRequest stop;
    private readonly IDependencyResolver dependencies;
    private readonly IPluginCatalog plugins;
    private readonly IProcessTable processTable;
    private readonly RunClock clock;
    private readonly RunPreparation preparation;
    private readonly SourceRecorder sources;
    private readonly RunObservers observers;
    private readonly OperationProcess operation;
    private readonly RunFinish finish;

    /// <summary>An executor that uses these services.</summary>
    public RunExecutor(
        GuildEnvironment environment,
        TimeProvider time,
        RunClock clock,
        IGuildLog log,
        StopRequest stop,
        OutputScreens screens,
        IDependencyResolver dependencies,
        IPluginCatalog plugins,
        IProcessRunner processes,
        IProcessTable processTable,
        StopTimes? times = null)
    {
        this.environment = environment;
        this.log = log;
        this.stop = stop;
        this.dependencies = dependencies;
        this.plugins = plugins;
        this.processTable = processTable;
        this.clock = clock;
        preparation = new RunPreparation(clock, processTable, new HomeLocks(environment.Home));
        sources = new SourceRecorder(environment, new SourceCodeSelector(environment, processes), processes, log);
        observers = new RunObservers(plugins, log);
        operation = new OperationProcess(time, log, stop, screens, times ?? new StopTimes());
        finish = new RunFinish(clock, log);
    }

    /// <summary>Prepares and, unless the run is only staged, starts it and waits for its end.</summary>
    /// <exception cref="GuildException">The run couldn't be prepared, started or recorded; its record says so.</exception>
    public Task<RunOutcome> ExecuteAsync(RunPlan plan, ExecutionOptions options)
    {
        var prepared = Prepare(plan, options.Stages);
        return Task.FromResult(options.Stages || prepared.ExitStatus is not null ? prepared : Start(plan, options));
    }

    /// <summary>Sets up the run's directory with everything that its process needs.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="isStaging">Whether the run is left staged; otherwise it stays pending until <see cref="StartAsync"/>.</param>
    /// <returns>An outcome without exit status; with one when guild was asked to stop meanwhile.</returns>
    /// <exception cref="GuildException">The run couldn't be prepared. It reads <c>error</c>.</exception>
    public Task<RunOutcome> PrepareAsync(RunPlan plan, bool isStaging) => Task.FromResult(Prepare(plan, isStaging));

    /// <summary>Starts a prepared run and waits for its end. Another process than the one that prepared it may do so.</summary>
    /// <exception cref="GuildException">The program couldn't be started, or the run couldn't be recorded. It reads <c>error</c>.</exception>
    public Task<RunOutcome> StartAsync(RunPlan plan, ExecutionOptions options) => Task.FromResult(Start(plan, options));

    private RunOutcome Prepare(RunPlan plan, bool isStaging) => Guard(plan, (run, claim) =>
    {
        preparation.Begin(plan, run, claim, stop.Token);
        if (plan.SourceCode is { } request)
            sources.Record(plan, request, run, stop.Token);
        if (plan.Prototype is { } prototype)
            PreparePrototype(prototype);
        RunRecord.DeleteMarker(run.Staged);
        var outcome = dependencies.ResolveAsync(plan, isStaging, stop.Token).GetAwaiter().GetResult();
        RunAttributes.Write(run, "deps", outcome.Deps);
        if (isStaging)
            Stage(plan, run);
        return new RunOutcome(plan.Id, null);
    });

    private void PreparePrototype(RunPlan plan)
    {
        var directory = new RunDirectory(plan.RunDirectory);
        preparation.BeginPrototype(plan, directory);
        if (plan.SourceCode is { } request)
            sources.Record(plan, request, directory, stop.Token);
    }

    private RunOutcome Start(RunPlan plan, ExecutionOptions options) => Guard(plan, (run, claim) =>
    {
        using var pidFile = PidFile.Write(options.PidFile);
        claim.Take(HostMarker.OfThisProcess(processTable), run);
        foreach (var (name, value) in plan.StartAttributes)
            RunAttributes.Write(run, name, value);
        observers.StartingAsync(plan, stop.Token).GetAwaiter().GetResult();
        PluginsTakingPart.Write(run, plugins.Loaded);
        RunAttributes.Write(run, "started", Value.Of(clock.Next()));
        var variables = ProcessEnvironment.Of(plan, environment);
        RunAttributes.Write(run, "env", ProcessEnvironment.Recordable(variables, plan.SecretNames));
        stop.Token.ThrowIfCancellationRequested();
        LaunchFiles.Write(plan.LaunchFiles, run);
        RequireProgram(plan, run);

        // PENDING goes as late as possible: between it and LOCK a run reads 'error'.
        var end = operation.Run(plan, run, variables, options, () => RunRecord.DeleteMarker(run.Pending));
        var status = Record(plan, run, end);
        observers.EndedAsync(plan, run, status, CancellationToken.None).GetAwaiter().GetResult();
        return new RunOutcome(plan.Id, status) { IsDeleted = status == 0 && DeleteOnSuccess(plan, run) };
    });

    private void RequireProgram(RunPlan plan, RunDirectory run)
    {
        if (plan.ProgramFile is not { } program || File.Exists(program))
            return;
        finish.Record(run, 1);
        throw new GuildException(new GuildError(plan.MissingProgram ?? $"'{program}' does not exist")
        {
            Fix = "the program is not among the copied source code: try --test-sourcecode to see what is copied",
        });
    }

    private void Stage(RunPlan plan, RunDirectory run)
    {
        PluginsTakingPart.Write(run, plugins.Loaded);
        RunAttributes.Write(run, "started", Value.Of(clock.Next()));
        StagedEnvironment.Write(run, plan, ProcessEnvironment.Of(plan, environment));
        RunRecord.WriteMarker(run, run.Staged);
        RunFinish.Release(run);
    }

    private int Record(RunPlan plan, RunDirectory run, ProcessEnd end)
    {
        var neverStarted = RunFinish.NeverStarted(run, end);
        // An incomplete record must not look like a success.
        var status = end is { RecordFailure: not null, Status: 0 } ? 1 : plan.IsStoppable && end.Status is Interrupted or Terminated ? 0 : end.Status;
        finish.Record(run, status);
        if (end.RecordFailure is { } failure)
            throw RunFinish.Unrecorded(run, failure);
        return neverStarted && stop.Signal is null
            ? throw RunFinish.Unrecorded(run, new IOException($"'{run.Lock}' can't be written, so the program wasn't started"))
            : status;
    }

    private bool DeleteOnSuccess(RunPlan plan, RunDirectory run)
    {
        if (!plan.DeletesOnSuccess || !plan.IsInHome)
            return false;
        if (plan.TellsDeletion)
            log.Info($"Deleting interim run {plan.Id} ('{plan.OperationText}' is configured for deletion on success)");
        var target = Path.Combine(environment.TrashDirectory, plan.Id.Value);
        Directory.CreateDirectory(environment.TrashDirectory);
        if (Directory.Exists(target))
            Directory.Move(target, $"{target}_{Guid.NewGuid().ToString("N")[..8]}");
        Directory.Move(run.Path, target);
        return true;
    }

    // Whatever goes wrong, PENDING goes, and what is known about the end is written down; unless the directory turned out to hold a run that
    // somebody else looks after.
    private RunOutcome Guard(RunPlan plan, Func<RunDirectory, RunClaim, RunOutcome> work)
    {
        var run = new RunDirectory(plan.RunDirectory);
        var claim = new RunClaim();
        try
        {
            return work(run, claim);
        }
        catch (OperationCanceledException) when (stop.Signal is not null)
        {
            if (claim.IsTaken)
                finish.Record(run, stop.ExitStatus);
            return new RunOutcome(plan.Id, stop.ExitStatus);
        }
        catch (SpawnException error)
        {
            finish.Record(run, error.ShellStatus);
            throw new GuildException([new GuildError($"error running {plan.OperationText}: {error.Message}") { Fix = FixFor(error, plan) }], cause: error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (claim.IsTaken)
                RunFinish.Release(run);
            throw RunFinish.Unrecorded(run, error);
        }
        catch
        {
            if (claim.IsTaken)
                RunFinish.Release(run);
            throw;
        }
    }

    private static string FixFor(SpawnException error, RunPlan plan) => error.ErrorNumber switch
    {
        SpawnException.NotFound when File.Exists(Path.Combine(plan.RunDirectory, plan.Command[0])) => "install what its first line names behind '#!', or correct that line",
        SpawnException.NotPermitted when Directory.Exists(Path.Combine(plan.RunDirectory, plan.Command[0])) => "it is a directory: name a program",
        SpawnException.NotFound => $"install '{plan.Command[0]}', or correct the command in the Guild file",
        SpawnException.NotPermitted => $"make '{plan.Command[0]}' executable (chmod +x)",
        _ => "correct the command in the Guild file",
    };
}
