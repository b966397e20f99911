using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Planning;
using Guild.Core.Runs;
using Guild.Core.Runs.Transfer;

namespace Guild.Core.Running;

/// <summary>
/// Sets up a run's directory: markers first, so that a guild that is killed at any moment leaves a run whose status is true (runs.md 2, 4.1
/// step 12).
/// </summary>
internal sealed class RunPreparation(RunClock clock, IProcessTable processes, HomeLocks locks)
{
    public void Begin(RunPlan plan, RunDirectory run, RunClaim claim, CancellationToken cancel)
    {
        // Nobody else knows a new run. One that exists may be started, deleted or found abandoned by another guild at this moment.
        using var held = plan.IsInHome && Directory.Exists(run.Meta) ? FileLock.AcquireAsync(locks.OfRun(plan.Id), cancel).GetAwaiter().GetResult() : null;
        Check(plan, run);
        if (plan.IsInHome && !Directory.Exists(run.Path))
        {
            CreateAtOnce(plan, run, claim);
        }
        else
        {
            CreateSkeleton(plan, run, run);
            claim.Take(HostMarker.OfThisProcess(processes), run);
            if (plan.IsRestart)
                Reopen(run);
            else
                Open(plan, run);
            WriteOpRef(plan, run);
        }

        Describe(plan, run);
    }

    /// <summary>Sets up the prototype of a batch, which lies in the directory of the batch and stays pending for ever.</summary>
    public void BeginPrototype(RunPlan plan, RunDirectory run)
    {
        CreateSkeleton(plan, run, run);
        if (!plan.IsRestart)
            Open(plan, run);
        WriteOpRef(plan, run);
        Describe(plan, run);
    }

    private static void Describe(RunPlan plan, RunDirectory run)
    {
        foreach (var (name, value) in plan.Attributes)
        {
            if (value.IsNull)
                RunAttributes.Delete(run, name);
            else
                RunAttributes.Write(run, name, value);
        }

        using var manifest = new RunManifestWriter(run);
    }

    private void Check(RunPlan plan, RunDirectory run)
    {
        if (!plan.IsRestart && RunRecord.IsRun(run))
        {
            throw new GuildException(new GuildError($"run directory '{run.Path}' already holds a run")
            {
                Fix = $"choose another directory or id, or start that run again with --restart {plan.Id}",
            });
        }

        if (plan.TakenBy is { } taker && !(File.Exists(run.Pending) && HostMarker.Read(run)?.ProcessId == taker))
            throw new GuildException($"run {plan.Id} was taken by another queue meanwhile");
        if (plan.IsRestart && new RunStatusReader(processes).Read(run).Status == RunStatus.Running)
        {
            throw new GuildException(
                $"cannot restart run {plan.Id} because it's running\nUse 'guild stop {plan.Id.Short}' to stop it first and try again.");
        }
    }

    // Under a name that is no run's until it has all that makes it one: a guild that is killed here leaves nothing among the runs that
    // isn't a run.
    private void CreateAtOnce(RunPlan plan, RunDirectory run, RunClaim claim)
    {
        var draft = new RunDirectory(Leftovers.CopyingPath(Path.GetDirectoryName(run.Path)!, plan.Id.Value));
        try
        {
            CreateSkeleton(plan, draft, run);
            HostMarker.OfThisProcess(processes).Write(draft);
            Open(plan, draft);
            RunRecord.WriteOpRef(draft, plan.OpRef);
            Directory.Move(draft.Path, run.Path);
        }
        catch
        {
            DirectoryRemoval.TryRemove(draft.Path);
            throw;
        }

        claim.Take();
    }

    private static void CreateSkeleton(RunPlan plan, RunDirectory place, RunDirectory run)
    {
        try
        {
            Directory.CreateDirectory(place.Attributes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new GuildException(
                [
                    new GuildError($"cannot create run directory '{run.Path}': {error.Message.Replace(place.Path, run.Path, StringComparison.Ordinal)}")
                    {
                        Fix = plan.IsInHome
                            ? $"make '{plan.Home}' writable, or choose another Guild home with -H or GUILD_HOME"
                            : "choose another directory with --run-dir",
                    },
                ],
                cause: error);
        }
    }

    private void Open(RunPlan plan, RunDirectory run)
    {
        RunAttributes.Write(run, "id", Value.Of(plan.Id.Value));
        RunAttributes.Write(run, "initialized", Value.Of(clock.Next()));
        RunRecord.WriteMarker(run, run.Pending);
    }

    // PENDING hides the old status from here on; the old status goes before PENDING does, so that it never comes back.
    private static void Reopen(RunDirectory run)
    {
        RunRecord.WriteMarker(run, run.Pending);
        RunAttributes.Delete(run, "exit_status");
        RunAttributes.Delete(run, "stopped");
        RunRecord.DeleteMarker(run.Lock);
        foreach (var events in Directory.EnumerateFiles(run.Meta, "events*"))
            File.Delete(events);
    }

    private static void WriteOpRef(RunPlan plan, RunDirectory run)
    {
        if (RunRecord.ReadOpRefText(run) != OpRefFormat.Format(plan.OpRef))
            RunRecord.WriteOpRef(run, plan.OpRef);
    }
}
