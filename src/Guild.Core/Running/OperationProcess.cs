using Guild.Core.Logging;
using Guild.Core.Planning;
using Guild.Core.Runs;
using Guild.Core.Scalars;

namespace Guild.Core.Running;

/// <summary>Runs a plan's program in its run directory and records what it prints.</summary>
internal sealed class OperationProcess(TimeProvider time, IGuildLog log, StopRequest stop, OutputScreens screens, StopTimes times)
{
    /// <summary>Runs the program to its end.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="run">Its directory.</param>
    /// <param name="variables">The process' environment.</param>
    /// <param name="options">How output is treated, how long the process may take.</param>
    /// <param name="starting">Called just before the process starts, when nothing can go wrong any more that is known beforehand.</param>
    /// <exception cref="SpawnException">The program can't be started.</exception>
    public ProcessEnd Run(
        RunPlan plan, RunDirectory run, IReadOnlyDictionary<string, string> variables, ExecutionOptions options, Action starting)
    {
        var captures = !options.SkipsCapture && variables.GetValueOrDefault("NO_RUN_OUTPUT") != "1";
        var start = new ChildStart
        {
            Program = plan.Command[0],
            Arguments = plan.Command.Skip(1).ToList(),
            WorkingDirectory = run.Path,
            Environment = variables,
            PipesOutput = captures,
            JoinsOutput = variables.GetValueOrDefault("SYNC_RUN_OUTPUT") == "1",
            LockFile = run.Lock,
        };
        ExecutableFinder.Find(start);
        File.Delete(run.Output);
        File.Delete(run.OutputIndex);
        starting();
        var watch = new ProcessWatch(stop, time, log, times)
        {
            ShowsWaiting = variables.GetValueOrDefault("NO_OP_INTERRUPTED_MSG") != "1",
            PassesSignalsOn = plan.IsGuildItself,
            Mark = "RUN_DIR=" + run.Path,
        };
        if (captures)
            return RunCaptured(plan, run, start, options, watch);
        using var child = ChildProcess.Start(start);
        return new ProcessEnd(child.Id, watch.Wait(child, options.StopAfter), null);
    }

    private ProcessEnd RunCaptured(
        RunPlan plan, RunDirectory run, ChildStart start, ExecutionOptions options, ProcessWatch watch)
    {
        var flagNames = new List<string>();
        foreach (var flag in plan.Flags)
            flagNames.Add(flag.Key);
        var patterns = new OutputScalars(
            OutputPatterns.ForScalars(plan.OutputScalars, log), OutputPatterns.ForAttributes(plan.OutputAttrs, log), flagNames);
        using var scalars = new OutputScalarRecorder(run, patterns, Environment.MachineName, Environment.ProcessId);
        var shown = options.IsQuiet ? OutputScreens.None : screens;
        using var recorder = new OutputRecorder(
            run.Output, run.OutputIndex, time, shown.Output, shown.Error, (_, line) => scalars.OnLine(line, time.GetUtcNow()));
        // Not disposed of: a grandchild that still writes is still read, as long as guild lives.
        var child = Start(start, run, recorder);
        using var pump = OutputPump.Start(child, recorder, time);
        var status = watch.Wait(child, options.StopAfter);
        if (pump.WaitDrained(times.ForOutput))
            child.Dispose();
        else
            log.Warning("The operation's output is still held open by a process that it left behind - what that prints is no longer recorded");

        recorder.Dispose();
        if (recorder.ScreenFailure is { } failure)
            log.Warning($"The output could not be shown completely ({failure.Message}) - it is recorded with the run");
        return new ProcessEnd(child.Id, status, recorder.Failure);
    }

    private static ChildProcess Start(ChildStart start, RunDirectory run, OutputRecorder recorder)
    {
        try
        {
            return ChildProcess.Start(start);
        }
        catch
        {
            // A program that never ran has no output, not an empty one.
            recorder.Dispose();
            File.Delete(run.Output);
            File.Delete(run.OutputIndex);
            throw;
        }
    }
}
